import { Select, TextInput } from '@mantine/core';
import { useActors } from '../../../api/actors';
import { Field } from '../../../recording/Field';
import { formatDay } from '../../../words/format';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './dialogs';
import { lackingReason, ReasonField } from './ReasonField';
import { useAction } from './useAction';

interface Form {
  number: string;
  on: string;
  reason: string;
}

/** Changes to one of several numbered parts. */
const numbered = {
  'withdraw-evidence': { path: '/api/statements/{id}/evidence-withdrawals', part: 'evidence', label: 'Evidence', title: 'Withdraw evidence', verb: 'Withdraw' },
  'end-affiliation': { path: '/api/actors/{id}/affiliation-ends', part: 'affiliation', label: 'Affiliation', title: 'End an affiliation', verb: 'End' },
  'withdraw-affiliation': { path: '/api/actors/{id}/affiliation-withdrawals', part: 'affiliation', label: 'Affiliation', title: 'Withdraw an affiliation recorded in error', verb: 'Withdraw' },
} as const;

/** The name of a change to a numbered part. */
export type NumberedChange = keyof typeof numbered;

/** Asks for the part, the day if there is one, and the reason. */
export function NumberedDialog({ change, reference, thing, onClose }: DialogProps & { change: NumberedChange }) {
  const { path, part, label, title, verb } = numbered[change];
  const choices = useChoices(thing);
  const ends = change === 'end-affiliation';
  const action = useAction({
    name: change,
    path,
    reference,
    thing,
    formOf: (): Form => ({ number: choices.length === 1 ? (choices[0]?.value ?? '') : '', on: '', reason: '' }),
    fields: [part, 'on', 'reason'],
    lacking: (form) => ({ ...(form.number === '' ? { [part]: 'Choose one.' } : {}), ...(ends && form.on === '' ? { on: 'Enter the last day.' } : {}), ...lackingReason(form) }),
    // Each of the three bodies names its part, and the day if it takes one.
    bodyOf: ({ number, on, reason }) => ({ [part]: Number(number), ...(ends ? { on } : {}), reason: reason.trim() }) as { affiliation: number; evidence: number; on: string; reason: string },
    onClose,
  });
  return (
    <ActionDialog title={title} verb={verb} action={action}>
      <Field name={part}>
        <Select label={label} required allowDeselect={false} data={choices} value={action.form.number || null} onChange={(number) => action.change({ number: number ?? '' })} error={action.faults[part]} />
      </Field>
      {ends && (
        <Field name="on">
          <TextInput type="date" label="Last day" required value={action.form.on} onChange={(event) => action.change({ on: event.currentTarget.value })} error={action.faults['on']} />
        </Field>
      )}
      <ReasonField value={action.form.reason} onChange={(reason) => action.change({ reason })} faults={action.faults} />
    </ActionDialog>
  );
}

/** The parts still in effect, by number. */
function useChoices(thing: DialogProps['thing']): { value: string; label: string }[] {
  const actors = useActors();
  if (thing.kind === 'statement')
    return thing.now.evidence.filter((one) => !one.withdrawn).map((one) => ({ value: String(one.number), label: `${one.number}: ${one.document}${one.passage ? `, code points ${one.passage.start} to ${one.passage.end}` : ''}` }));
  if (thing.kind === 'actor')
    return thing.now.affiliations.map((one) => ({
      value: String(one.number),
      label: `${actors.get(one.with)?.name ?? one.with}${one.role ? `, ${one.role}` : ''}, ${one.from ? formatDay(one.from) : 'no start date'} – ${one.to ? formatDay(one.to) : 'now'}`,
    }));
  return [];
}
