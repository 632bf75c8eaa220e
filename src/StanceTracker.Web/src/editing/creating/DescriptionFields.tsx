import { TextInput } from '@mantine/core';
import { Field } from '../../forms/Field';
import type { FieldErrors } from '../../forms/fieldErrors';
import { DaysField } from '../inputs/DaysField';
import type { Description } from './description';

interface Props {
  value: Description;
  onChange: (patch: Partial<Description>) => void;
  errors: FieldErrors;
}

/** The fields that describe a document. */
export function DescriptionFields({ value, onChange, errors }: Props) {
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
          <TextInput
            label={label}
            required={name === 'publisher'}
            placeholder={hint}
            value={value[name]}
            onChange={(event) => onChange({ [name]: event.currentTarget.value })}
            error={errors[name]}
          />
        </Field>
      ))}
      <DaysField
        name="published"
        label="Published on"
        value={value.published}
        onChange={(published) => onChange({ published })}
        errors={errors}
      />
    </>
  );
}
