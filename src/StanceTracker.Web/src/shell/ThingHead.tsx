import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { RecordActions } from '../pages/record/RecordActions';

interface Props {
  /** The record shown: its kind, ID and latest version, which changes are based on. */
  kind: 'statement' | 'actor' | 'document' | 'claim';
  id: string;
  version: number;
  title: ReactNode;
  /** More details next to the ID. */
  children?: ReactNode;
}

/** The header of a record's page. */
export function ThingHead({ kind, id, version, title, children }: Props) {
  return (
    <div>
      <Title order={1}>{title}</Title>
      <Group gap="sm" align="baseline">
        <Text size="xs" c="dimmed">
          {kind} {id} · version {version}
          {children}
        </Text>
        <RecordActions kind={kind} id={id} version={version} />
      </Group>
    </div>
  );
}
