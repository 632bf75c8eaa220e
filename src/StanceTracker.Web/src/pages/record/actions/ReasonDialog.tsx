import { Text } from '@mantine/core';
import { ActionDialog } from './ActionDialog';
import { lackingReason, ReasonField } from './ReasonField';
import type { DialogProps } from './dialogs';
import { useAction } from './useAction';

/** The changes that need only a reason. */
const plain = {
  retract: { path: '/api/statements/{id}/retractions', title: 'Retract the statement', verb: 'Retract', means: 'It does not count until it is reinstated. Its trail is kept.' },
  reinstate: { path: '/api/statements/{id}/reinstatements', title: 'Reinstate the statement', verb: 'Reinstate', means: 'It counts again.' },
  withdraw: { path: '/api/documents/{id}/withdrawals', title: 'Withdraw the document', verb: 'Withdraw', means: 'Statements that rest on it alone do not count until it is reinstated.' },
  'reinstate-document': { path: '/api/documents/{id}/reinstatements', title: 'Reinstate the document', verb: 'Reinstate', means: 'Its evidence counts again.' },
  unmerge: { path: '/api/actors/{id}/unmerges', title: 'Undo the merge', verb: 'Unmerge', means: 'It is a separate actor after all: references to it mean this actor again.' },
} as const;

/** The name of a change that needs only a reason. */
export type PlainChange = keyof typeof plain;

/** Asks for the reason of a change. */
export function ReasonDialog({ change, reference, thing, onClose }: DialogProps & { change: PlainChange }) {
  const { path, title, verb, means } = plain[change];
  const action = useAction({
    name: change,
    path,
    reference,
    thing,
    formOf: () => ({ reason: '' }),
    fields: ['reason'],
    lacking: lackingReason,
    bodyOf: ({ reason }) => ({ reason: reason.trim() }),
    onClose,
  });
  return (
    <ActionDialog title={title} verb={verb} action={action}>
      <Text size="sm">{means}</Text>
      <ReasonField focus value={action.form.reason} onChange={(reason) => action.change({ reason })} faults={action.faults} />
    </ActionDialog>
  );
}
