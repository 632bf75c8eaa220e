import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DialogForm } from '../../../recording/DialogForm';
import { faultsOf } from '../../../recording/faults';
import { Field } from '../../../recording/Field';
import { slugOf } from '../../../recording/slug';
import { useRecord } from '../../../recording/useRecord';
import { ActorsField } from './ActorsField';

interface Props {
  text: string;
  onClose: () => void;
  /** Called with the new claim. */
  onDone: (claim: string) => void;
}

const fields = ['claim', 'proposition', 'about'] as const;

/** Frames a new claim. */
export function FrameClaim({ text, onClose, onDone }: Props) {
  const [proposition, setProposition] = useState(text);
  const [typedId, setId] = useState<string>();
  const [about, setAbout] = useState<string[]>([]);
  const id = typedId ?? slugOf(proposition);
  const frame = useRecord('/api/claims', 'frame');
  const faults = faultsOf(frame.error, fields);
  const submit = () =>
    frame.mutate(
      { body: { claim: id, proposition: proposition.trim(), about } },
      {
        onSuccess: () => {
          onDone(id);
          onClose();
        },
      },
    );
  return (
    <DialogForm title="Frame a claim" verb="Frame" onClose={onClose} onSubmit={submit} pending={frame.isPending} faults={faults} error={Object.keys(faults).length === 0 ? frame.error : null}>
      <Field name="proposition">
        <Textarea size="xs" label="Proposition" required data-autofocus description="One sentence that can be true or false" autosize minRows={2} value={proposition} onChange={(event) => setProposition(event.currentTarget.value)} error={faults['proposition']} />
      </Field>
      <Field name="about">
        <ActorsField label="About" value={about} onChange={setAbout} error={faults['about']} />
      </Field>
      <Field name="claim">
        <TextInput label="ID" required description="Permanent: used in addresses and files" value={id} onChange={(event) => setId(event.currentTarget.value)} error={faults['claim']} />
      </Field>
    </DialogForm>
  );
}
