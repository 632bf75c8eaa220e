import { Textarea } from '@mantine/core';
import type { Faults } from '../../../recording/faults';
import { Field } from '../../../recording/Field';

interface Props {
  value: string;
  onChange: (reason: string) => void;
  faults: Faults;
  focus?: boolean;
}

/** The reason, required to withdraw, correct, rate, end or merge. */
export function ReasonField({ value, onChange, faults, focus = false }: Props) {
  return (
    <Field name="reason">
      <Textarea size="xs" label="Reason" required description="Stays in the trail permanently" autosize minRows={2} data-autofocus={focus || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={faults['reason']} />
    </Field>
  );
}

/** The fault for a missing reason. */
export const lackingReason = ({ reason }: { reason: string }): Faults => (reason.trim() === '' ? { reason: 'Give a reason.' } : {});
