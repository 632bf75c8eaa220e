import { Textarea } from '@mantine/core';
import { Field } from '../../../recording/Field';
import { ActorsField } from '../begin/ActorsField';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './dialogs';
import { lackingReason, ReasonField } from './ReasonField';
import { useAction } from './useAction';

/** Corrects a claim's proposition and the actors it is about. */
export function CorrectClaim({ reference, thing, onClose }: DialogProps) {
  const action = useAction({
    name: 'correct',
    path: '/api/claims/{id}/corrections',
    reference,
    thing,
    formOf: (of) => ({ proposition: of.kind === 'claim' ? of.now.proposition : '', about: of.kind === 'claim' ? [...of.now.about] : [], reason: '' }),
    fields: ['proposition', 'about', 'reason'],
    lacking: (form) => ({ ...(form.proposition.trim() === '' ? { proposition: 'Enter the proposition.' } : {}), ...lackingReason(form) }),
    bodyOf: ({ proposition, about, reason }) => ({ claim: reference.id, proposition: proposition.trim(), about, reason: reason.trim() }),
    onClose,
  });
  return (
    <ActionDialog title="Correct the claim" verb="Correct" action={action}>
      <Field name="proposition">
        <Textarea size="xs" label="Proposition" required autosize minRows={2} value={action.form.proposition} onChange={(event) => action.change({ proposition: event.currentTarget.value })} error={action.faults['proposition']} />
      </Field>
      <Field name="about">
        <ActorsField label="About" value={action.form.about} onChange={(about) => action.change({ about })} error={action.faults['about']} />
      </Field>
      <ReasonField value={action.form.reason} onChange={(reason) => action.change({ reason })} faults={action.faults} />
    </ActionDialog>
  );
}
