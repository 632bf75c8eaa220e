import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DialogForm } from '../../forms/DialogForm';
import { Field } from '../../forms/Field';
import { toFieldErrors } from '../../forms/fieldErrors';
import { slugify } from '../../forms/slug';
import { useCommand } from '../../forms/useCommand';
import { ActorsField } from '../inputs/ActorsField';

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
  const id = typedId ?? slugify(proposition);
  const frame = useCommand('/api/claims', 'frame');
  const errors = toFieldErrors(frame.error, fields);
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
    <DialogForm
      title="Frame a claim"
      submitLabel="Frame"
      onClose={onClose}
      onSubmit={submit}
      pending={frame.isPending}
      fieldErrors={errors}
      error={Object.keys(errors).length === 0 ? frame.error : null}
    >
      <Field name="proposition">
        <Textarea
          size="xs"
          label="Proposition"
          required
          data-autofocus
          description="One sentence that can be true or false"
          autosize
          minRows={2}
          value={proposition}
          onChange={(event) => setProposition(event.currentTarget.value)}
          error={errors.proposition}
        />
      </Field>
      <Field name="about">
        <ActorsField label="About" value={about} onChange={setAbout} error={errors.about} />
      </Field>
      <Field name="claim">
        <TextInput
          label="ID"
          required
          description="Permanent: used in addresses and files"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          error={errors.claim}
        />
      </Field>
    </DialogForm>
  );
}
