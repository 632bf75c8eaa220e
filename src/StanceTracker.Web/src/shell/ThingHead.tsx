import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { RecordActions } from '../pages/record/RecordActions';

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
