import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { Failure } from '../shell/Failure';
import { useAnalyst } from './analyst';
import { AnalystField } from './AnalystField';
import type { Faults } from './faults';
import { useGoToFault } from './useGoToFault';

interface Props {
  title: string;
  /** The text of the button. */
  verb: string;
  onClose: () => void;
  onSubmit: () => void;
  pending: boolean;
  /** Missing values and faults found by the server, by field. */
  faults: Faults;
  /** An error that belongs to no field. */
  error?: Error | null;
  /** What to do about it; shown instead of the error. */
  notice?: ReactNode;
  size?: string;
  children: ReactNode;
}

/** A dialog that records something. Stays open, with its input, until recorded. */
export function DialogForm({ title, verb, onClose, onSubmit, pending, faults, error, notice, size = 'md', children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const name = useAnalyst();
  const wrong = error !== null && error !== undefined;
  const noticed = notice !== undefined;
  useEffect(() => {
    if (wrong || noticed) told.current?.scrollIntoView({ block: 'center' });
  }, [wrong, noticed]);
  useGoToFault(form, faults);
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
          <div ref={told}>{notice ?? (error && <Failure error={error} />)}</div>
          <Group gap="sm">
            <Button type="submit" variant="filled" loading={pending} disabled={name === ''}>
              {error?.name === 'ApiProblem' && Object.keys(faults).length === 0 ? `${verb} again` : verb}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
