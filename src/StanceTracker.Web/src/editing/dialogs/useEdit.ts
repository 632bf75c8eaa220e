import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { type FieldErrors, toFieldErrors } from '../../forms/fieldErrors';
import { rebase } from '../../forms/rebase';
import { useLocalStorage } from '../../forms/localStorage';
import { useCommand } from '../../forms/useCommand';
import type { CommandBody, CommandPath } from '../../forms/sendCommand';
import { type EntityReference, type Entity, entityQuery } from './entities';

/** A change that is asked for in a dialog. */
interface EditConfig<P extends CommandPath, Form extends object> {
  /** Tells it from the other changes of the same thing. */
  name: string;
  path: P;
  reference: EntityReference;
  /** What the form begins with; of a thing that has moved on it is asked again. */
  toForm: (entity: Entity) => Form;
  entity: Entity;
  /** The fields of the form, by their names in what is sent. */
  fields: readonly string[];
  findMissing: (form: Form) => FieldErrors;
  toBody: (form: Form) => CommandBody<P>;
  onClose: () => void;
  /** Instead of closing: what is done once it is recorded. */
  onRecorded?: (written: Schema<'Written'>) => void;
}

/** What is kept while it is typed: on top of which version, what the form began with, and what it is now. */
interface StoredEdit<Form> {
  version: number;
  base: Form;
  form: Form;
}

/** A form that changes the record on top of a version; where the thing has moved on, it is brought on top of that. */
export function useEdit<P extends CommandPath, Form extends object>({ name, path, reference, toForm, entity, fields, findMissing, toBody, onClose, onRecorded = onClose }: EditConfig<P, Form>) {
  const storage = `stance-change-${reference.kind}-${reference.id}-${name}`;
  const initial = (): StoredEdit<Form> => ({ version: reference.version, base: toForm(entity), form: toForm(entity) });
  const { value: edit, set, clear } = useLocalStorage<StoredEdit<Form>>(storage, (stored) => (typeof stored === 'object' && stored !== null && 'form' in stored ? (stored as StoredEdit<Form>) : initial()));
  const [submitted, setSubmitted] = useState(false);
  const [conflicts, setConflicts] = useState<readonly string[]>();
  const queries = useQueryClient();
  const command = useCommand(path, storage);
  const stale = command.error instanceof ApiProblem && command.error.status === 412;
  const serverErrors = stale ? {} : toFieldErrors(command.error, fields);

  return {
    form: edit.form,
    version: edit.version,
    reference,
    errors: { ...serverErrors, ...(submitted ? findMissing(edit.form) : {}) },
    error: stale || Object.keys(serverErrors).length > 0 ? null : command.error,
    pending: command.isPending,
    stale,
    /** After it was brought on top of another's change: the fields that both changed. */
    conflicts,
    change: (patch: Partial<Form>) => set((before) => ({ ...before, form: { ...before.form, ...patch } })),
    submit: () => {
      setSubmitted(true);
      if (Object.keys(findMissing(edit.form)).length > 0) return;
      command.mutate(
        { id: reference.id, version: edit.version, body: toBody(edit.form) },
        {
          onSuccess: (written) => {
            clear();
            onRecorded(written);
          },
        },
      );
    },
    redo: async () => {
      const now = await queries.fetchQuery({ ...entityQuery(reference), staleTime: 0 });
      const theirs = toForm(now);
      const { form, conflicts } = rebase(edit.base, edit.form, theirs);
      set({ version: now.now.version, base: theirs, form });
      setConflicts(conflicts);
      command.reset();
    },
    discard: () => {
      clear();
      onClose();
    },
    onClose,
  };
}

/** What `useEdit` returns, as far as the dialog around the form needs it. */
export type Edit = Omit<ReturnType<typeof useEdit<'/api/statements/{id}/retractions', { reason: string }>>, 'form' | 'change'>;
