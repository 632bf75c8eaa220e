import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogForm } from '../../../recording/DialogForm';
import { OthersChange } from './OthersChange';
import type { Action } from './useAction';

interface Props {
  title: string;
  verb: string;
  action: Action;
  size?: string;
  children: ReactNode;
}

/** The dialog of a change. Input is kept until recorded or discarded; a conflicting change is shown first. */
export function ActionDialog({ title, verb, action, size, children }: Props) {
  const { both } = action;
  return (
    <DialogForm
      title={title}
      verb={verb}
      size={size}
      onClose={action.onClose}
      onSubmit={action.submit}
      pending={action.pending}
      faults={action.faults}
      error={action.error}
      notice={action.stale ? <OthersChange reference={{ ...action.reference, version: action.version }} onRedo={action.redo} /> : undefined}
    >
      {children}
      {both && (
        <Text size="sm" role="status">
          {`Your change now applies to version ${action.version}. `}
          {both.length === 0 ? 'It does not conflict with the other change.' : `Both of you changed ${both.join(', ')}; your values are kept.`} Review it, then record it.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {`Based on version ${action.version} of ${action.reference.id}. Your input is kept in this browser. `}
        <Anchor component="button" type="button" onClick={action.discard}>
          Discard it
        </Anchor>
      </Text>
    </DialogForm>
  );
}
