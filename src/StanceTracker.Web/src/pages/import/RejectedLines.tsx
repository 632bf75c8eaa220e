import { Code, Title } from '@mantine/core';
import { api, type Schema, unwrap } from '../../api/client';
import { usePagedList } from '../../api/pagination';
import { formatCount } from '../../format/format';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';

type Reject = Schema<'KeptReject'>;

const columns: readonly Column<Reject>[] = [
  {
    key: 'line',
    header: 'Line',
    align: 'end',
    width: '5rem',
    render: (row) => `${row.part ? `${row.part}: ` : ''}${formatCount(row.line)}`,
  },
  { key: 'field', header: 'Field', width: '9rem', render: (row) => row.field ?? 'whole line' },
  { key: 'reason', header: 'Problem', render: (row) => row.reason },
  {
    key: 'text',
    header: 'Text',
    render: (row) => <Code style={{ overflowWrap: 'anywhere' }}>{row.text.length > 160 ? `${row.text.slice(0, 160)} …` : row.text}</Code>,
  },
];

/** The lines that an import rejected, to read or download. */
export function RejectedLines({ id, over }: { id: string; over: boolean }) {
  const rejects = usePagedList<Reject>(['imports', id, 'rejects', over], (more, signal) =>
    unwrap(api.GET('/api/imports/{id}/rejects', { params: { path: { id }, query: more }, signal })),
  );
  return (
    <section>
      <Title order={3} size="sm" mb={4}>
        Rejected lines
      </Title>
      <DataTable
        caption="Rejected lines"
        columns={columns}
        rows={rejects.rows}
        rowKey={(row) => String(row.number)}
        noun={['line', 'lines']}
        loading={rejects.isPending}
        error={rejects.error}
        onRetry={() => void rejects.refetch()}
        empty="No rejected lines kept."
        csv={`/api/imports/${id}/rejects.csv`}
        more={{ has: rejects.hasNextPage, loading: rejects.isFetchingNextPage, load: () => void rejects.fetchNextPage() }}
        height="40vh"
      />
    </section>
  );
}
