import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { type FieldErrors, toFieldErrors } from '../../forms/fieldErrors';
import { useLocalStorage } from '../../forms/localStorage';
import { rebase } from '../../forms/rebase';
import type { CommandBody, CommandPath } from '../../forms/sendCommand';
import { useCommand } from '../../forms/useCommand';
import { type Entity, type EntityReference, entityQuery } from './entities';

/** A change made in a dialog. */
interface EditConfig<P extends CommandPath, Form extends object> {
  /** Distinguishes it from other changes of the same record. */
  name: string;
  path: P;
  reference: EntityReference;
  /** The initial form; called again if the record has changed. */
  toForm: (entity: Entity) => Form;
  entity: Entity;
  /** The fields of the form, by their names in the request. */
  fields: readonly string[];
  findMissing: (form: Form) => FieldErrors;
  toBody: (form: Form) => CommandBody<P>;
  onClose: () => void;
  /** Called once recorded, instead of closing. */
  onRecorded?: (written: Schema<'WriteReceipt'>) => void;
}

/** What is stored while typing: the base version, the initial form, and the current one. */
interface StoredEdit<Form> {
  version: number;
  base: Form;
  form: Form;
}

/** A form that changes a record from a given version; if the record has changed, the form can be rebased. */
export function useEdit<P extends CommandPath, Form extends object>({
  name,
  path,
  reference,
  toForm,
  entity,
  fields,
  findMissing,
  toBody,
  onClose,
  onRecorded = onClose,
}: EditConfig<P, Form>) {
  const storage = `stance-change-${reference.kind}-${reference.id}-${name}`;
  const initial = (): StoredEdit<Form> => ({ version: reference.version, base: toForm(entity), form: toForm(entity) });
  const {
    value: edit,
    set,
    clear,
  } = useLocalStorage<StoredEdit<Form>>(storage, (stored) =>
    typeof stored === 'object' && stored !== null && 'form' in stored ? (stored as StoredEdit<Form>) : initial(),
  );
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
    /** After rebasing: the fields that both changed. */
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

/** The part of `useEdit`'s result that the dialog needs. */
export type Edit = Omit<ReturnType<typeof useEdit<'/api/statements/{id}/retractions', { reason: string }>>, 'form' | 'change'>;
