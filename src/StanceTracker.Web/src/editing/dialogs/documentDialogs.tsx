import { Select } from '@mantine/core';
import { Field } from '../../forms/Field';
import { reliabilities } from '../../labels/admiralty';
import { DescriptionFields } from '../creating/DescriptionFields';
import { descriptionFields, toDescription, toDocumentContent, emptyDescription } from '../creating/description';
import { EditDialog } from './EditDialog';
import type { DialogProps } from './DialogProps';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

/** A document's description anew; its reliability is rated instead. */
export function CorrectDocument({ reference, entity, onClose }: DialogProps) {
  const action = useEdit({
    name: 'correct',
    path: '/api/documents/{id}/corrections',
    reference,
    thing: entity,
    toForm: (of) => ({ ...(of.kind === 'document' ? toDescription(of.now) : emptyDescription), reason: '' }),
    fields: [...descriptionFields, 'reason'],
    findMissing: (form) => ({ ...(form.publisher.trim() === '' ? { publisher: 'Who published it?' } : {}), ...missingReason(form) }),
    toBody: ({ reason, ...described }) => ({ ...toDocumentContent(described), reason: reason.trim() }),
    onClose,
  });
  return (
    <EditDialog title="Correct the document's description" submitLabel="Correct" action={action}>
      <DescriptionFields value={action.form} onChange={action.change} errors={action.faults} />
      <ReasonField value={action.form.reason} onChange={(reason) => action.change({ reason })} errors={action.faults} />
    </EditDialog>
  );
}

/** Judges anew how far a document's source is trusted. */
export function RateDocument({ reference, entity, onClose }: DialogProps) {
  const action = useEdit({
    name: 'rate',
    path: '/api/documents/{id}/ratings',
    reference,
    thing: entity,
    toForm: (of) => ({ reliability: of.kind === 'document' ? of.now.reliability : 'F', reason: '' }),
    fields: ['reliability', 'reason'],
    findMissing: missingReason,
    toBody: ({ reliability, reason }) => ({ reliability, reason: reason.trim() }),
    onClose,
  });
  return (
    <EditDialog title="Rate the document" submitLabel="Rate" action={action}>
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
      <ReasonField value={action.form.reason} onChange={(reason) => action.change({ reason })} errors={action.faults} />
    </EditDialog>
  );
}
