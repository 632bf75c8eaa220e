import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { ErrorNotice } from '../components/ErrorNotice';
import { useAnalyst } from './analyst';
import { AnalystField } from './AnalystField';
import type { FieldErrors } from './fieldErrors';
import { useFocusFirstError } from './useFocusFirstError';

interface Props {
  title: string;
  /** What the button says. */
  submitLabel: string;
  onClose: () => void;
  onSubmit: () => void;
  pending: boolean;
  /** What is lacking, or what the server found wrong, at the fields. */
  fieldErrors: FieldErrors;
  /** What went wrong that no field shows. */
  error?: Error | null;
  /** Instead of the error: what to do about it. */
  notice?: ReactNode;
  size?: string;
  children: ReactNode;
}

/** A dialog that records something; it stays open, with all that was typed, until it is recorded. */
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
          // A dialog opened out of another dialog's form is within that form for React.
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
