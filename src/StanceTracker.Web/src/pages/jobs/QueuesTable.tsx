import { api, type Schema, unwrap } from '../../api/client';
import { usePagedList } from '../../api/pagination';
import { formatCount, formatInstant } from '../../format/format';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';

type Row = Schema<'QueueView'>;

const columns: Column<Row>[] = [
  { key: 'queue', header: 'Queue', render: (row) => row.queue, sort: (row) => row.queue },
  { key: 'waiting', header: 'Waiting', align: 'end', render: (row) => formatCount(row.waiting), sort: (row) => row.waiting },
  { key: 'running', header: 'Running', align: 'end', render: (row) => formatCount(row.running), sort: (row) => row.running },
  { key: 'scheduled', header: 'Scheduled', align: 'end', render: (row) => formatCount(row.scheduled), sort: (row) => row.scheduled },
  {
    key: 'nextDue',
    header: 'Next due',
    nowrap: true,
    render: (row) => (row.nextDue ? formatInstant(row.nextDue) : ''),
    sort: (row) => row.nextDue ?? '',
  },
  { key: 'dead', header: 'Failed for good', align: 'end', render: (row) => formatCount(row.dead), sort: (row) => row.dead },
];

/** The queues of background work. */
export function QueuesTable() {
  const list = usePagedList<Row>(['jobs', 'queues'], (more, signal) => unwrap(api.GET('/api/jobs', { params: { query: more }, signal })));
  return (
    <DataTable
      caption="Queues"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.queue}
      noun={['queue', 'queues']}
      loading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty="This server has no queues."
      csv="/api/jobs.csv"
    />
  );
}
