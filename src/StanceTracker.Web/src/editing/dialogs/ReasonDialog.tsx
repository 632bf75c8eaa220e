import { Text } from '@mantine/core';
import type { DialogProps } from './DialogProps';
import { EditDialog } from './EditDialog';
import { missingReason, ReasonField } from './ReasonField';
import { useEdit } from './useEdit';

/** The changes that need only a reason. */
const reasonChanges = {
  retract: {
    path: '/api/statements/{id}/retractions',
    title: 'Retract the statement',
    verb: 'Retract',
    means: 'It does not count until it is reinstated. Its trail is kept.',
  },
  reinstate: {
    path: '/api/statements/{id}/reinstatements',
    title: 'Reinstate the statement',
    verb: 'Reinstate',
    means: 'It counts again.',
  },
  withdraw: {
    path: '/api/documents/{id}/withdrawals',
    title: 'Withdraw the document',
    verb: 'Withdraw',
    means: 'Statements that rest on it alone do not count until it is reinstated.',
  },
  'reinstate-document': {
    path: '/api/documents/{id}/reinstatements',
    title: 'Reinstate the document',
    verb: 'Reinstate',
    means: 'Its evidence counts again.',
  },
  unmerge: {
    path: '/api/actors/{id}/unmerges',
    title: 'Undo the merge',
    verb: 'Unmerge',
    means: 'It is a separate actor after all: references to it mean this actor again.',
  },
} as const;

/** The name of a change that needs only a reason. */
export type ReasonChange = keyof typeof reasonChanges;

/** Asks for the reason of a change. */
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
