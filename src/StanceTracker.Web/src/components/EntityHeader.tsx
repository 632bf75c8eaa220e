import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** What is shown: its kind, id and newest version. */
  kind: 'statement' | 'actor' | 'document' | 'claim';
  id: string;
  version: number;
  title: ReactNode;
  /** What can be done with it. */
  actions: ReactNode;
  /** What else is told beside its id. */
  children?: ReactNode;
}

/** The head of the page of one thing of the record. */
export function EntityHeader({ kind, id, version, title, actions, children }: Props) {
  return (
    <div>
      <Title order={1}>{title}</Title>
      <Group gap="sm" align="baseline">
        <Text size="xs" c="dimmed">
          {kind} {id} · version {version}
          {children}
        </Text>
        {actions}
      </Group>
    </div>
  );
}
