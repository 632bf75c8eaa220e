import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import { type Faults, faultsOf } from '../../../recording/faults';
import { rebase } from '../../../recording/rebase';
import { useStored } from '../../../recording/stored';
import { useRecord } from '../../../recording/useRecord';
import type { BodyOf, WritePath } from '../../../recording/write';
import { type Reference, type Thing, thingOf } from './things';

/** A change made in a dialog. */
interface Plan<P extends WritePath, Form extends object> {
  /** Distinguishes it from other changes of the same record. */
  name: string;
  path: P;
  reference: Reference;
  /** The initial form; called again if the record has changed. */
  formOf: (thing: Thing) => Form;
  thing: Thing;
  /** The fields of the form, by their names in the request. */
  fields: readonly string[];
  lacking: (form: Form) => Faults;
  bodyOf: (form: Form) => BodyOf<P>;
  onClose: () => void;
  /** Called once recorded, instead of closing. */
  onWritten?: (written: Schema<'WriteReceipt'>) => void;
}

/** What is stored while typing: the base version, the initial form, and the current one. */
interface Kept<Form> {
  version: number;
  base: Form;
  form: Form;
}

/** A form that changes a record from a given version; if the record has changed, the form can be rebased. */
export function useAction<P extends WritePath, Form extends object>({ name, path, reference, formOf, thing, fields, lacking, bodyOf, onClose, onWritten = onClose }: Plan<P, Form>) {
  const storage = `stance-change-${reference.kind}-${reference.id}-${name}`;
  const begun = (): Kept<Form> => ({ version: reference.version, base: formOf(thing), form: formOf(thing) });
  const { value: kept, set, clear } = useStored<Kept<Form>>(storage, (stored) => (typeof stored === 'object' && stored !== null && 'form' in stored ? (stored as Kept<Form>) : begun()));
  const [tried, setTried] = useState(false);
  const [both, setBoth] = useState<readonly string[]>();
  const queries = useQueryClient();
  const recording = useRecord(path, storage);
  const stale = recording.error instanceof ApiProblem && recording.error.status === 412;
  const told = stale ? {} : faultsOf(recording.error, fields);

  return {
    form: kept.form,
    version: kept.version,
    reference,
    faults: { ...told, ...(tried ? lacking(kept.form) : {}) },
    error: stale || Object.keys(told).length > 0 ? null : recording.error,
    pending: recording.isPending,
    stale,
    /** After rebasing: the fields that both changed. */
    both,
    change: (patch: Partial<Form>) => set((before) => ({ ...before, form: { ...before.form, ...patch } })),
    submit: () => {
      setTried(true);
      if (Object.keys(lacking(kept.form)).length > 0) return;
      recording.mutate(
        { id: reference.id, version: kept.version, body: bodyOf(kept.form) },
        {
          onSuccess: (written) => {
            clear();
            onWritten(written);
          },
        },
      );
    },
    redo: async () => {
      const now = await queries.fetchQuery({ ...thingOf(reference), staleTime: 0 });
      const theirs = formOf(now);
      const { form, both } = rebase(kept.base, kept.form, theirs);
      set({ version: now.now.version, base: theirs, form });
      setBoth(both);
      recording.reset();
    },
    discard: () => {
      clear();
      onClose();
    },
    onClose,
  };
}

/** The part of `useAction`'s result that the dialog needs. */
export type Action = Omit<ReturnType<typeof useAction<'/api/statements/{id}/retractions', { reason: string }>>, 'form' | 'change'>;
