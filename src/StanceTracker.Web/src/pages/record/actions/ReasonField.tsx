import { Textarea } from '@mantine/core';
import type { Faults } from '../../../recording/faults';
import { Field } from '../../../recording/Field';

interface Props {
  value: string;
  onChange: (reason: string) => void;
  faults: Faults;
  focus?: boolean;
}

/** Why: whatever takes back, corrects, rates, ends or merges says so. */
export function ReasonField({ value, onChange, faults, focus = false }: Props) {
  return (
    <Field name="reason">
      <Textarea size="xs" label="Reason" required description="It stands in the trail, for good" autosize minRows={2} data-autofocus={focus || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={faults['reason']} />
    </Field>
  );
}

/** What is lacking where no reason is given. */
export const lackingReason = ({ reason }: { reason: string }): Faults => (reason.trim() === '' ? { reason: 'Why?' } : {});
