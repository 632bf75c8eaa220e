import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schema, unwrap } from '../../api/client';
import { usePagedList } from '../../api/pagination';
import { ErrorNotice } from '../../components/ErrorNotice';
import { formatInstant } from '../../format/format';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';

type Row = Schema<'DeadJobView'>;

const columns: Column<Row>[] = [
  {
    key: 'sentAt',
    header: 'Sent',
    nowrap: true,
    render: (row) => (row.sentAt ? formatInstant(row.sentAt) : ''),
    sort: (row) => row.sentAt ?? '',
  },
  { key: 'job', header: 'Job', render: (row) => row.job, sort: (row) => row.job },
  { key: 'message', header: 'Message', render: (row) => <code>{row.message}</code> },
  { key: 'error', header: 'Error', render: (row) => row.error ?? '' },
  { key: 'replay', header: 'Retry', render: (row) => <Replay row={row} /> },
];

/** The jobs that failed for good; each can be retried. */
export function DeadJobsTable() {
  const list = usePagedList<Row>(['jobs', 'dead'], (more, signal) =>
    unwrap(api.GET('/api/jobs/dead-letters', { params: { query: more }, signal })),
  );
  return (
    <DataTable
      caption="Failed for good"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.id}
      noun={['failed job', 'failed jobs']}
      loading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty="No jobs have failed for good."
      csv="/api/jobs/dead-letters.csv"
      more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
    />
  );
}

function Replay({ row }: { row: Row }) {
  const queries = useQueryClient();
  const replay = useMutation({
    mutationFn: () => unwrap(api.POST('/api/jobs/dead-letters/{id}/replays', { params: { path: { id: row.id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  if (replay.error) return <ErrorNotice error={replay.error} onRetry={() => replay.mutate()} />;
  return (
    <Button size="compact-xs" loading={replay.isPending} disabled={row.replaying || replay.isSuccess} onClick={() => replay.mutate()}>
      Retry
    </Button>
  );
}
