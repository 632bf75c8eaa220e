import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '../../api/client';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Notice } from '../../components/Notice';
import { PageLoading } from '../../components/PageLoading';
import { formatInstant } from '../../format/format';
import { toWords } from '../../labels/toWords';
import { Diff } from '../../trail/Diff';
import { changesSince, type EntityReference } from './entities';

/** What someone else has changed since the version shown, with a button to reapply one's own change. */
export function ConflictNotice({ reference, onRedo }: { reference: EntityReference; onRedo: () => Promise<void> }) {
  const changes = useQuery(changesSince(reference));
  const [failure, setFailure] = useState<Error>();
  const redo = () => void onRedo().catch((error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))));
  if (changes.error) return <ErrorNotice error={changes.error} onRetry={() => void changes.refetch()} />;
  return (
    <Notice
      urgent
      title="Someone else changed this. Your change has not been saved."
      action={
        <Button variant="filled" onClick={redo} disabled={!changes.data}>
          Reapply my change
        </Button>
      }
    >
      <Stack gap="sm">
        {!changes.data && <PageLoading />}
        {changes.data?.map((entry) => (
          <ChangeEntry key={entry.position} entry={entry} />
        ))}
        {failure && <ErrorNotice error={failure} onRetry={redo} />}
      </Stack>
    </Notice>
  );
}

function ChangeEntry({ entry }: { entry: Schema<'TrailEntry'> }) {
  return (
    <section>
      <Text size="sm" c="var(--mantine-color-text)">
        {`${toWords(entry.type)} by ${entry.recordedBy}, ${formatInstant(entry.recordedAt)}`}
        {entry.reason && `: ${entry.reason}`}
      </Text>
      <Diff changes={entry.changes} />
    </section>
  );
}
