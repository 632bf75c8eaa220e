import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogForm } from '../../forms/DialogForm';
import { ConflictNotice } from './ConflictNotice';
import type { Edit } from './useEdit';

interface Props {
  title: string;
  submitLabel: string;
  action: Edit;
  size?: string;
  children: ReactNode;
}

/** The dialog around a change of the record: what is typed stays until it is recorded or discarded; another's change is shown first. */
export function EditDialog({ title, submitLabel, action, size, children }: Props) {
  const { both } = action;
  return (
    <DialogForm
      title={title}
      submitLabel={submitLabel}
      size={size}
      onClose={action.onClose}
      onSubmit={action.submit}
      pending={action.pending}
      fieldErrors={action.faults}
      error={action.error}
      notice={action.stale ? <ConflictNotice reference={{ ...action.reference, version: action.version }} onRedo={action.redo} /> : undefined}
    >
      {children}
      {both && (
        <Text size="sm" role="status">
          {`Your change lies on top of version ${action.version} now. `}
          {both.length === 0 ? 'It touches nothing that was changed meanwhile.' : `Both of you changed ${both.join(', ')}; what you typed stands there.`} Look it over, then record it.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {`On top of version ${action.version} of ${action.reference.id}. What is typed is kept in this browser. `}
        <Anchor component="button" type="button" onClick={action.discard}>
          Discard it
        </Anchor>
      </Text>
    </DialogForm>
  );
}
