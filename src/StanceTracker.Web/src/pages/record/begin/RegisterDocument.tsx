import { Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DialogForm } from '../../../recording/DialogForm';
import { faultsOf } from '../../../recording/faults';
import { Field } from '../../../recording/Field';
import { slugOf } from '../../../recording/slug';
import { useRecord } from '../../../recording/useRecord';
import { reliabilities } from '../../../words/admiralty';
import { formatCount } from '../../../words/format';
import classes from '../Record.module.css';
import { DescriptionFields } from './DescriptionFields';
import { type Description, descriptionFields, describedAs, noDescription } from './description';

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
  const [described, setDescribed] = useState<Description>({ ...noDescription, title });
  const [typedId, setId] = useState<string>();
  const [reliability, setReliability] = useState(reliabilities[2]?.value ?? 'F');
  const id = typedId ?? slugOf([described.publisher, described.title, described.published.earliest.slice(0, 4)].join(' '));
  const register = useRecord('/api/documents', 'register');
  const [lacking, setLacking] = useState<Record<string, string>>({});
  const faults = { ...lacking, ...faultsOf(register.error, fields) };
  const submit = () => {
    const found: Record<string, string> = {};
    if (described.publisher.trim() === '') found['publisher'] = 'Enter the publisher.';
    if (described.published.earliest === '') found['published.earliest'] = 'Enter the day.';
    setLacking(found);
    if (Object.keys(found).length > 0) return;
    register.mutate(
      { body: { document: id, reliability, ...describedAs({ ...described, sha256: sha256 ?? '', length: sha256 === undefined ? null : length }) } },
      {
        onSuccess: () => {
          onDone(id);
          onClose();
        },
      },
    );
  };
  return (
    <DialogForm title="Register a document" verb="Register" onClose={onClose} onSubmit={submit} pending={register.isPending} faults={faults} error={Object.keys(faults).length === 0 ? register.error : null}>
      <DescriptionFields value={described} onChange={(patch) => setDescribed({ ...described, ...patch })} faults={faults} />
      <Field name="reliability">
        <Select label="Reliability of the source" data={reliabilities.map(({ value, label }) => ({ value, label }))} value={reliability} allowDeselect={false} onChange={(chosen) => setReliability(reliabilities.find((one) => one.value === chosen)?.value ?? reliability)} error={faults['reliability']} />
      </Field>
      <Field name="document">
        <TextInput label="ID" required description="Permanent: used in addresses and files" value={id} onChange={(event) => setId(event.currentTarget.value)} error={faults['document']} />
      </Field>
      <Text size="xs" c="dimmed">
        {sha256 === undefined ? 'Without the text, its length and digest stay unknown, and passages cannot be checked.' : `The text stays in this browser. The ledger records its length, ${formatCount(length)} code points, and its SHA-256:`}
      </Text>
      {sha256 && <div className={classes.digest}>{sha256}</div>}
    </DialogForm>
  );
}
