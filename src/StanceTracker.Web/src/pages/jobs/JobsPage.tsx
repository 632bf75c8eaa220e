import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { DeadJobsTable } from './DeadJobsTable';
import { QueuesTable } from './QueuesTable';

/** Background work: the queues, and the jobs that failed for good, to retry. */
export function JobsPage() {
  useDocumentTitle('Jobs');
  return (
    <Stack gap="md">
      <Title order={1}>Jobs</Title>
      <Text c="dimmed">
        Webhooks, imports and maintenance run in the background. A job that fails is retried at growing intervals; one that fails for good
        stays below until you retry it.{' '}
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
