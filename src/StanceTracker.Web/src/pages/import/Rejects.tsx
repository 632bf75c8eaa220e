import { Code, Title } from '@mantine/core';
import { answered, api, type Schema } from '../../api/client';
import { usePaged } from '../../api/paged';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatCount } from '../../words/format';

type Reject = Schema<'KeptReject'>;

const columns: readonly Column<Reject>[] = [
  { key: 'line', head: 'Line', align: 'end', width: '5rem', render: (row) => `${row.part ? `${row.part}: ` : ''}${formatCount(row.line)}` },
  { key: 'field', head: 'Field', width: '9rem', render: (row) => row.field ?? 'whole line' },
  { key: 'reason', head: 'Problem', render: (row) => row.reason },
  { key: 'text', head: 'Text', render: (row) => <Code style={{ overflowWrap: 'anywhere' }}>{row.text.length > 160 ? `${row.text.slice(0, 160)} …` : row.text}</Code> },
];

/** The lines that an import rejected, to read or download. */
export function Rejects({ id, over }: { id: string; over: boolean }) {
  const rejects = usePaged<Reject>(['imports', id, 'rejects', over], (more, signal) => answered(api.GET('/api/imports/{id}/rejects', { params: { path: { id }, query: more }, signal })));
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
