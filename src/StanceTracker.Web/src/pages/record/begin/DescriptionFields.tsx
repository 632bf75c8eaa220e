import { TextInput } from '@mantine/core';
import type { Faults } from '../../../recording/faults';
import { Field } from '../../../recording/Field';
import { DaysField } from '../coding/DaysField';
import type { Description } from './description';

interface Props {
  value: Description;
  onChange: (patch: Partial<Description>) => void;
  faults: Faults;
}

/** The fields that describe a document. */
export function DescriptionFields({ value, onChange, faults }: Props) {
  const texts: readonly [name: 'title' | 'publisher' | 'language' | 'url', label: string, hint: string][] = [
    ['title', 'Title', 'Headline'],
    ['publisher', 'Publisher', 'Who published it'],
    ['language', 'Language', 'A BCP 47 tag: en, fa'],
    ['url', 'URL', 'Where it was found'],
  ];
  return (
    <>
      {texts.map(([name, label, hint]) => (
        <Field key={name} name={name}>
          <TextInput label={label} required={name === 'publisher'} placeholder={hint} value={value[name]} onChange={(event) => onChange({ [name]: event.currentTarget.value })} error={faults[name]} />
        </Field>
      ))}
      <DaysField name="published" label="Published on" value={value.published} onChange={(published) => onChange({ published })} faults={faults} />
    </>
  );
}
