import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { EditMenu } from '../editing/EditMenu';

interface Props {
  /** What is shown: its kind, id and newest version, by which changes are made. */
  kind: 'statement' | 'actor' | 'document' | 'claim';
  id: string;
  version: number;
  title: ReactNode;
  /** What else is told beside its id. */
  children?: ReactNode;
}

/** The head of the page of one thing of the record. */
export function EntityHeader({ kind, id, version, title, children }: Props) {
  return (
    <div>
      <Title order={1}>{title}</Title>
      <Group gap="sm" align="baseline">
        <Text size="xs" c="dimmed">
          {kind} {id} · version {version}
          {children}
        </Text>
        <EditMenu kind={kind} id={id} version={version} />
      </Group>
    </div>
  );
}
