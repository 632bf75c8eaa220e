import { Select } from '@mantine/core';
import { Field } from '../../../recording/Field';
import { reliabilities } from '../../../words/admiralty';
import { DescriptionFields } from '../begin/DescriptionFields';
import { descriptionFields, descriptionOf, describedAs, noDescription } from '../begin/description';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './dialogs';
import { lackingReason, ReasonField } from './ReasonField';
import { useAction } from './useAction';

/** Corrects a document's description. Its reliability has a dialog of its own. */
export function CorrectDocument({ reference, thing, onClose }: DialogProps) {
  const action = useAction({
    name: 'correct',
    path: '/api/documents/{id}/corrections',
    reference,
    thing,
    formOf: (of) => ({ ...(of.kind === 'document' ? descriptionOf(of.now) : noDescription), reason: '' }),
    fields: [...descriptionFields, 'reason'],
    lacking: (form) => ({ ...(form.publisher.trim() === '' ? { publisher: 'Enter the publisher.' } : {}), ...lackingReason(form) }),
    bodyOf: ({ reason, ...described }) => ({ ...describedAs(described), reason: reason.trim() }),
    onClose,
  });
  return (
    <ActionDialog title="Correct the document description" verb="Correct" action={action}>
      <DescriptionFields value={action.form} onChange={action.change} faults={action.faults} />
      <ReasonField value={action.form.reason} onChange={(reason) => action.change({ reason })} faults={action.faults} />
    </ActionDialog>
  );
}

/** Rates how far a document's source is trusted. */
export function RateDocument({ reference, thing, onClose }: DialogProps) {
  const action = useAction({
    name: 'rate',
    path: '/api/documents/{id}/ratings',
    reference,
    thing,
    formOf: (of) => ({ reliability: of.kind === 'document' ? of.now.reliability : 'F', reason: '' }),
    fields: ['reliability', 'reason'],
    lacking: lackingReason,
    bodyOf: ({ reliability, reason }) => ({ reliability, reason: reason.trim() }),
    onClose,
  });
  return (
    <ActionDialog title="Rate the document" verb="Rate" action={action}>
      <Field name="reliability">
        <Select
          label="Reliability of the source"
          data={reliabilities.map(({ value, label }) => ({ value, label }))}
          value={action.form.reliability}
          allowDeselect={false}
          onChange={(chosen) => action.change({ reliability: reliabilities.find((one) => one.value === chosen)?.value ?? action.form.reliability })}
          error={action.faults['reliability']}
        />
      </Field>
      <ReasonField value={action.form.reason} onChange={(reason) => action.change({ reason })} faults={action.faults} />
    </ActionDialog>
  );
}
