import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogForm } from '../../forms/DialogForm';
import { ConflictNotice } from './ConflictNotice';
import type { Edit } from './useEdit';

interface Props {
  title: string;
  submitLabel: string;
  edit: Edit;
  size?: string;
  children: ReactNode;
}

/** The dialog around a change of the record: what is typed stays until it is recorded or discarded; another's change is shown first. */
export function EditDialog({ title, submitLabel, edit, size, children }: Props) {
  const { conflicts } = edit;
  return (
    <DialogForm
      title={title}
      submitLabel={submitLabel}
      size={size}
      onClose={edit.onClose}
      onSubmit={edit.submit}
      pending={edit.pending}
      fieldErrors={edit.errors}
      error={edit.error}
      notice={edit.stale ? <ConflictNotice reference={{ ...edit.reference, version: edit.version }} onRedo={edit.redo} /> : undefined}
    >
      {children}
      {conflicts && (
        <Text size="sm" role="status">
          {`Your change lies on top of version ${edit.version} now. `}
          {conflicts.length === 0 ? 'It touches nothing that was changed meanwhile.' : `Both of you changed ${conflicts.join(', ')}; what you typed stands there.`} Look it over, then record it.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {`On top of version ${edit.version} of ${edit.reference.id}. What is typed is kept in this browser. `}
        <Anchor component="button" type="button" onClick={edit.discard}>
          Discard it
        </Anchor>
      </Text>
    </DialogForm>
  );
}
