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

/** The dialog of a change. Input is kept until recorded or discarded; a conflicting change is shown first. */
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
          {`Your change now applies to version ${edit.version}. `}
          {conflicts.length === 0
            ? 'It does not conflict with the other change.'
            : `Both of you changed ${conflicts.join(', ')}; your values are kept.`}{' '}
          Review it, then record it.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {`Based on version ${edit.version} of ${edit.reference.id}. Your input is kept in this browser. `}
        <Anchor component="button" type="button" onClick={edit.discard}>
          Discard it
        </Anchor>
      </Text>
    </DialogForm>
  );
}
