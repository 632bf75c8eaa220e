import { Textarea } from '@mantine/core';
import { Field } from '../../forms/Field';
import type { FieldErrors } from '../../forms/fieldErrors';

interface Props {
  value: string;
  onChange: (reason: string) => void;
  errors: FieldErrors;
  autoFocus?: boolean;
}

/** The reason, required to withdraw, correct, rate, end or merge. */
export function ReasonField({ value, onChange, errors, autoFocus = false }: Props) {
  return (
    <Field name="reason">
      <Textarea
        size="xs"
        label="Reason"
        required
        description="Stays in the trail permanently"
        autosize
        minRows={2}
        data-autofocus={autoFocus || undefined}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={errors.reason}
      />
    </Field>
  );
}

/** The fault for a missing reason. */
export const missingReason = ({ reason }: { reason: string }): FieldErrors => (reason.trim() === '' ? { reason: 'Give a reason.' } : {});
