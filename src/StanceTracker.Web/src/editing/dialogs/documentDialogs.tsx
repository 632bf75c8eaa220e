import { Field } from '../../forms/Field';
import { DescriptionFields } from '../creating/DescriptionFields';
import { descriptionFields, emptyDescription, toDescription, toDocumentContent } from '../creating/description';
import { GradeSelect } from '../inputs/GradeSelect';
import type { DialogProps } from './DialogProps';
import { EditDialog } from './EditDialog';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

/** Corrects a document's description. Its reliability has a dialog of its own. */
export function CorrectDocument({ reference, entity, onClose }: DialogProps) {
  const edit = useEdit({
    name: 'correct',
    path: '/api/documents/{id}/corrections',
    reference,
    entity,
    toForm: (of) => ({ ...(of.kind === 'document' ? toDescription(of.now) : emptyDescription), reason: '' }),
    fields: [...descriptionFields, 'reason'],
    findMissing: (form) => ({ ...(form.publisher.trim() === '' ? { publisher: 'Enter the publisher.' } : {}), ...missingReason(form) }),
    toBody: ({ reason, ...described }) => ({ ...toDocumentContent(described), reason: reason.trim() }),
    onClose,
  });
  return (
    <EditDialog title="Correct the document description" submitLabel="Correct" edit={edit}>
      <DescriptionFields value={edit.form} onChange={edit.change} errors={edit.errors} />
      <ReasonField value={edit.form.reason} onChange={(reason) => edit.change({ reason })} errors={edit.errors} />
    </EditDialog>
  );
}

/** Rates how far a document's source is trusted. */
export function RateDocument({ reference, entity, onClose }: DialogProps) {
  const edit = useEdit({
    name: 'rate',
    path: '/api/documents/{id}/ratings',
    reference,
    entity,
    toForm: (of) => ({ reliability: of.kind === 'document' ? of.now.reliability : 'F', reason: '' }),
    fields: ['reliability', 'reason'],
    findMissing: missingReason,
    toBody: ({ reliability, reason }) => ({ reliability, reason: reason.trim() }),
    onClose,
  });
  return (
    <EditDialog title="Rate the document" submitLabel="Rate" edit={edit}>
      <Field name="reliability">
        <GradeSelect
          half="reliability"
          label="Reliability of the source"
          value={edit.form.reliability}
          onChange={(reliability) => edit.change({ reliability })}
          error={edit.errors.reliability}
        />
      </Field>
      <ReasonField value={edit.form.reason} onChange={(reason) => edit.change({ reason })} errors={edit.errors} />
    </EditDialog>
  );
}
