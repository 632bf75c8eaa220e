import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '../../../api/client';
import { Failure } from '../../../shell/Failure';
import { Notice } from '../../../shell/Notice';
import { PageLoading } from '../../../shell/PageLoading';
import { Diff } from '../../../trail/Diff';
import { eventInWords } from '../../../trail/words';
import { formatInstant } from '../../../words/format';
import { changesSince, type Reference } from './things';

/** What someone else has changed since the version shown, with a button to reapply one's own change. */
export function OthersChange({ reference, onRedo }: { reference: Reference; onRedo: () => Promise<void> }) {
  const changes = useQuery(changesSince(reference));
  const [failure, setFailure] = useState<Error>();
  const redo = () => void onRedo().catch((error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))));
  if (changes.error) return <Failure error={changes.error} onRetry={() => void changes.refetch()} />;
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
        {changes.data?.map((entry) => <Change key={entry.position} entry={entry} />)}
        {failure && <Failure error={failure} onRetry={redo} />}
      </Stack>
    </Notice>
  );
}

function Change({ entry }: { entry: Schema<'TrailEntry'> }) {
  return (
    <section>
      <Text size="sm" c="var(--mantine-color-text)">
        {`${eventInWords(entry.type)} by ${entry.recordedBy}, ${formatInstant(entry.recordedAt)}`}
        {entry.reason && `: ${entry.reason}`}
      </Text>
      <Diff changes={entry.changes} />
    </section>
  );
}
