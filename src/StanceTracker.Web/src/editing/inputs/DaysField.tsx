import { Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Field } from '../../forms/Field';
import type { FieldErrors } from '../../forms/fieldErrors';
import type { DaySpan } from './daySpan';

interface Props {
  /** The field's name in the request: `saidOn`, `published`. */
  name: string;
  label: string;
  value: DaySpan;
  onChange: (days: DaySpan) => void;
  errors: FieldErrors;
  /** Whether it belongs to a statement, which also records how the day was worked out and whether it held throughout a span. */
  said?: boolean;
}

/** A day, or a span of days, and how it is known. */
export function DaysField({ name, label, value, onChange, errors, said = false }: Props) {
  const [span, setSpan] = useState(value.latest !== '');
  const set = (patch: Partial<DaySpan>) => onChange({ ...value, ...patch });
  return (
    <div role="group" aria-label={label}>
      <Group gap="xs" align="flex-start">
        <Field name={`${name}.earliest`}>
          <TextInput
            type="date"
            label={span ? `${label}, from` : label}
            required
            value={value.earliest}
            error={errors[`${name}.earliest`] ?? (span ? undefined : errors[`${name}.latest`])}
            onChange={(event) => set({ earliest: event.currentTarget.value })}
            w={140}
          />
        </Field>
        {span && (
          <Field name={`${name}.latest`}>
            <TextInput
              type="date"
              label="to (inclusive)"
              value={value.latest}
              error={errors[`${name}.latest`]}
              onChange={(event) => set({ latest: event.currentTarget.value })}
              w={140}
            />
          </Field>
        )}
        <SegmentedControl
          mt="1.35rem"
          aria-label={`${label}: a day or a span`}
          data={[
            { value: 'day', label: 'Day' },
            { value: 'span', label: 'Span' },
          ]}
          value={span ? 'span' : 'day'}
          onChange={(chosen) => {
            setSpan(chosen === 'span');
            if (chosen === 'day') set({ latest: '' });
          }}
        />
        <SegmentedControl
          mt="1.35rem"
          aria-label={`${label}: how it is known`}
          data={[
            { value: 'stated', label: 'Stated' },
            { value: 'inferred', label: 'Inferred' },
          ]}
          value={value.basis}
          onChange={(basis) => set({ basis: basis === 'inferred' ? 'inferred' : 'stated' })}
        />
      </Group>
      {said && span && (
        <SegmentedControl
          mt="xs"
          size="xs"
          aria-label={`${label}: once or throughout`}
          data={[
            { value: 'within', label: 'Once, on a day within the span' },
            { value: 'throughout', label: 'Throughout the span' },
          ]}
          value={value.throughout ? 'throughout' : 'within'}
          onChange={(chosen) => set({ throughout: chosen === 'throughout' })}
        />
      )}
      {said && value.basis === 'inferred' && (
        <Field name={`${name}.note`}>
          <TextInput
            mt="xs"
            label="How the day was worked out"
            value={value.note}
            error={errors[`${name}.note`]}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
        </Field>
      )}
    </div>
  );
}
