import { Text } from '@mantine/core';
import { EditDialog } from './EditDialog';
import { missingReason, ReasonField } from './ReasonField';
import type { DialogProps } from './DialogProps';
import { useEdit } from './useEdit';

/** The changes that need nothing but a reason. */
const reasonChanges = {
  retract: { path: '/api/statements/{id}/retractions', title: 'Retract the statement', verb: 'Retract', means: 'It does not count until it is reinstated. Its trail stays.' },
  reinstate: { path: '/api/statements/{id}/reinstatements', title: 'Reinstate the statement', verb: 'Reinstate', means: 'It counts again.' },
  withdraw: { path: '/api/documents/{id}/withdrawals', title: 'Withdraw the document', verb: 'Withdraw', means: 'What rests on it alone does not count until it is reinstated.' },
  'reinstate-document': { path: '/api/documents/{id}/reinstatements', title: 'Reinstate the document', verb: 'Reinstate', means: 'Its evidence counts again.' },
  unmerge: { path: '/api/actors/{id}/unmerges', title: 'Part the actor', verb: 'Part', means: 'It is not the same after all: references to it mean itself again.' },
} as const;

/** A change by its name that needs nothing but a reason. */
export type ReasonChange = keyof typeof reasonChanges;

/** Asks for the reason of a change that needs nothing else. */
export function ReasonDialog({ change, reference, entity, onClose }: DialogProps & { change: ReasonChange }) {
  const { path, title, verb, means } = reasonChanges[change];
  const edit = useEdit({
    name: change,
    path,
    reference,
    entity,
    toForm: () => ({ reason: '' }),
    fields: ['reason'],
    findMissing: missingReason,
    toBody: ({ reason }) => ({ reason: reason.trim() }),
    onClose,
  });
  return (
    <EditDialog title={title} submitLabel={verb} edit={edit}>
      <Text size="sm">{means}</Text>
      <ReasonField autoFocus value={edit.form.reason} onChange={(reason) => edit.change({ reason })} errors={edit.errors} />
    </EditDialog>
  );
}
