import { Textarea } from '@mantine/core';
import type { FieldErrors } from '../../forms/fieldErrors';
import { Field } from '../../forms/Field';

interface Props {
  value: string;
  onChange: (reason: string) => void;
  errors: FieldErrors;
  autoFocus?: boolean;
}

/** Why: whatever takes back, corrects, rates, ends or merges says so. */
export function ReasonField({ value, onChange, errors, autoFocus = false }: Props) {
  return (
    <Field name="reason">
      <Textarea size="xs" label="Reason" required description="It stands in the trail, for good" autosize minRows={2} data-autofocus={autoFocus || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={errors['reason']} />
    </Field>
  );
}

/** What is lacking where no reason is given. */
export const missingReason = ({ reason }: { reason: string }): FieldErrors => (reason.trim() === '' ? { reason: 'Why?' } : {});
