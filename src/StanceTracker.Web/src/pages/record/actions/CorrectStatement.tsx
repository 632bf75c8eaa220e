import { CodingFields, codingFields } from '../coding/CodingFields';
import { codingOf, contentOf, lackingIn, noCoding } from '../coding/coding';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './dialogs';
import { lackingReason, ReasonField } from './ReasonField';
import { useAction } from './useAction';

/** Codes a statement anew. */
export function CorrectStatement({ reference, thing, onClose }: DialogProps) {
  const action = useAction({
    name: 'correct',
    path: '/api/statements/{id}/corrections',
    reference,
    thing,
    formOf: (now) => ({ ...(now.kind === 'statement' ? codingOf(now.now) : noCoding), reason: '' }),
    fields: [...codingFields, 'reason'],
    lacking: (form) => ({ ...lackingIn(form), ...lackingReason(form) }),
    bodyOf: (form) => ({ ...contentOf(form), reason: form.reason.trim() }),
    onClose,
  });
  return (
    <ActionDialog title="Correct the statement" verb="Correct" action={action} size="xl">
      <CodingFields coding={action.form} onChange={action.change} faults={action.faults} />
      <ReasonField value={action.form.reason} onChange={(reason) => action.change({ reason })} faults={action.faults} />
    </ActionDialog>
  );
}
