import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Schema } from '../../api/client';
import { formatCount } from '../../format/format';
import { DialogForm } from '../../forms/DialogForm';
import { Field } from '../../forms/Field';
import { toFieldErrors } from '../../forms/fieldErrors';
import { slugify } from '../../forms/slug';
import { useCommand } from '../../forms/useCommand';
import classes from '../editing.module.css';
import { GradeSelect } from '../inputs/GradeSelect';
import { DescriptionFields } from './DescriptionFields';
import { type Description, descriptionFields, emptyDescription, toDocumentContent } from './description';

interface Props {
  title: string;
  /** The digest of the text, if there is one. */
  sha256: string | undefined;
  length: number;
  onClose: () => void;
  /** Called with the new document. */
  onDone: (document: string) => void;
}

const fields = ['document', 'reliability', ...descriptionFields];

/** Registers a document. Its text stays in the browser; its digest and length go to the ledger. */
export function RegisterDocument({ title, sha256, length, onClose, onDone }: Props) {
  const [described, setDescribed] = useState<Description>({ ...emptyDescription, title });
  const [typedId, setId] = useState<string>();
  const [reliability, setReliability] = useState<Schema<'Reliability'>>('C');
  const id = typedId ?? slugify([described.publisher, described.title, described.published.earliest.slice(0, 4)].join(' '));
  const register = useCommand('/api/documents', 'register');
  const [missing, setLacking] = useState<Record<string, string>>({});
  const errors = { ...missing, ...toFieldErrors(register.error, fields) };
  const submit = () => {
    const found: Record<string, string> = {};
    if (described.publisher.trim() === '') found.publisher = 'Enter the publisher.';
    if (described.published.earliest === '') found['published.earliest'] = 'Enter the day.';
    setLacking(found);
    if (Object.keys(found).length > 0) return;
    register.mutate(
      {
        body: {
          document: id,
          reliability,
          ...toDocumentContent({ ...described, sha256: sha256 ?? '', length: sha256 === undefined ? null : length }),
        },
      },
      {
        onSuccess: () => {
          onDone(id);
          onClose();
        },
      },
    );
  };
  return (
    <DialogForm
      title="Register a document"
      submitLabel="Register"
      onClose={onClose}
      onSubmit={submit}
      pending={register.isPending}
      fieldErrors={errors}
      error={Object.keys(errors).length === 0 ? register.error : null}
    >
      <DescriptionFields value={described} onChange={(patch) => setDescribed({ ...described, ...patch })} errors={errors} />
      <Field name="reliability">
        <GradeSelect
          half="reliability"
          label="Reliability of the source"
          value={reliability}
          onChange={setReliability}
          error={errors.reliability}
        />
      </Field>
      <Field name="document">
        <TextInput
          label="ID"
          required
          description="Permanent: used in addresses and files"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          error={errors.document}
        />
      </Field>
      <Text size="xs" c="dimmed">
        {sha256 === undefined
          ? 'Without the text, its length and digest stay unknown, and passages cannot be checked.'
          : `The text stays in this browser. The ledger records its length, ${formatCount(length)} code points, and its SHA-256:`}
      </Text>
      {sha256 && <div className={classes.digest}>{sha256}</div>}
    </DialogForm>
  );
}
