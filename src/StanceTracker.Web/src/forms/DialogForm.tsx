import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { ErrorNotice } from '../components/ErrorNotice';
import { AnalystField } from './AnalystField';
import { useAnalyst } from './analyst';
import type { FieldErrors } from './fieldErrors';
import { useFocusFirstError } from './useFocusFirstError';

interface Props {
  title: string;
  /** The text of the button. */
  submitLabel: string;
  onClose: () => void;
  onSubmit: () => void;
  pending: boolean;
  /** Missing values and faults found by the server, by field. */
  fieldErrors: FieldErrors;
  /** An error that belongs to no field. */
  error?: Error | null;
  /** What to do about it; shown instead of the error. */
  notice?: ReactNode;
  size?: string;
  children: ReactNode;
}

/** A dialog that records something. Stays open, with its input, until recorded. */
export function DialogForm({ title, submitLabel, onClose, onSubmit, pending, fieldErrors, error, notice, size = 'md', children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const message = useRef<HTMLDivElement>(null);
  const name = useAnalyst();
  const wrong = error !== null && error !== undefined;
  const noticed = notice !== undefined;
  useEffect(() => {
    if (wrong || noticed) message.current?.scrollIntoView({ block: 'center' });
  }, [wrong, noticed]);
  useFocusFirstError(form, fieldErrors);
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // In React, a dialog opened from another dialog's form is inside that form.
          event.stopPropagation();
          if (name !== '') onSubmit();
        }}
      >
        <Stack gap="sm">
          {children}
          {name === '' && <AnalystField />}
          <div ref={message}>{notice ?? (error && <ErrorNotice error={error} />)}</div>
          <Group gap="sm">
            <Button type="submit" variant="filled" loading={pending} disabled={name === ''}>
              {error?.name === 'ApiProblem' && Object.keys(fieldErrors).length === 0 ? `${submitLabel} again` : submitLabel}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
