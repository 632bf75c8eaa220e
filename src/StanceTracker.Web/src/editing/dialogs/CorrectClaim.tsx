import { Textarea } from '@mantine/core';
import { Field } from '../../forms/Field';
import { ActorsField } from '../inputs/ActorsField';
import type { DialogProps } from './DialogProps';
import { EditDialog } from './EditDialog';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

/** Corrects a claim's proposition and the actors it is about. */
export function CorrectClaim({ reference, entity, onClose }: DialogProps) {
  const edit = useEdit({
    name: 'correct',
    path: '/api/claims/{id}/corrections',
    reference,
    entity,
    toForm: (of) => ({
      proposition: of.kind === 'claim' ? of.now.proposition : '',
      about: of.kind === 'claim' ? [...of.now.about] : [],
      reason: '',
    }),
    fields: ['proposition', 'about', 'reason'],
    findMissing: (form) => ({
      ...(form.proposition.trim() === '' ? { proposition: 'Enter the proposition.' } : {}),
      ...missingReason(form),
    }),
    toBody: ({ proposition, about, reason }) => ({ claim: reference.id, proposition: proposition.trim(), about, reason: reason.trim() }),
    onClose,
  });
  return (
    <EditDialog title="Correct the claim" submitLabel="Correct" edit={edit}>
      <Field name="proposition">
        <Textarea
          size="xs"
          label="Proposition"
          required
          autosize
          minRows={2}
          value={edit.form.proposition}
          onChange={(event) => edit.change({ proposition: event.currentTarget.value })}
          error={edit.errors.proposition}
        />
      </Field>
      <Field name="about">
        <ActorsField label="About" value={edit.form.about} onChange={(about) => edit.change({ about })} error={edit.errors.about} />
      </Field>
      <ReasonField value={edit.form.reason} onChange={(reason) => edit.change({ reason })} errors={edit.errors} />
    </EditDialog>
  );
}
