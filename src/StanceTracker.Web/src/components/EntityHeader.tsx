import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** The record shown: its kind, ID and latest version. */
  kind: 'statement' | 'actor' | 'document' | 'claim';
  id: string;
  version: number;
  title: ReactNode;
  /** Buttons for what can be done with it. */
  actions: ReactNode;
  /** More details next to the ID. */
  children?: ReactNode;
}

/** The header of a record's page. */
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
