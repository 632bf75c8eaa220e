import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { DeadJobsTable } from './DeadJobsTable';
import { QueuesTable } from './QueuesTable';

/** Background work: how much is in its queues, and what failed for good, to be sent again. */
export function JobsPage() {
  useDocumentTitle('Jobs');
  return (
    <Stack gap="md">
      <Title order={1}>Jobs</Title>
      <Text c="dimmed">
        Webhooks, imports and upkeep run in the background. What fails is tried again, later and later; what failed for good stays below until it is sent again.{' '}
        <Anchor inherit underline="always" href="/docs/operating#jobs">
          How jobs work
        </Anchor>
      </Text>
      <Title order={2}>Queues</Title>
      <QueuesTable />
      <Title order={2}>Failed for good</Title>
      <DeadJobsTable />
    </Stack>
  );
}
