import { Title } from '@mantine/core';
import { api, unwrap } from '../../api/client';
import { usePagedList } from '../../api/pagination';
import { AppLink } from '../../components/AppLink';
import { formatCount, formatInstant } from '../../format/format';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatName } from './formats';
import type { Import } from './imports';

/** Earlier imports over HTTP, newest first. */
export function ImportsTable({ shown }: { shown: string | undefined }) {
  const imports = usePagedList<Import>(['imports'], (more, signal) => unwrap(api.GET('/api/imports', { params: { query: more }, signal })));
  const columns: readonly Column<Import>[] = [
    {
      key: 'received',
      header: 'Sent',
      render: (row) => (
        <AppLink
          to="/import"
          search={{ import: row.id }}
          fw={row.id === shown ? 600 : undefined}
          aria-current={row.id === shown || undefined}
        >
          {formatInstant(row.received)}
        </AppLink>
      ),
    },
    { key: 'format', header: 'Format', render: (row) => formatName(row.format) },
    { key: 'analyst', header: 'By', render: (row) => row.analyst },
    { key: 'state', header: 'State', render: (row) => (row.dryRun ? `${row.state}, dry run` : row.state) },
    { key: 'rows', header: 'Lines', align: 'end', render: (row) => formatCount(row.rows) },
    {
      key: 'recorded',
      header: 'Recorded',
      align: 'end',
      render: (row) => (row.dryRun ? `(${formatCount(row.recorded)})` : formatCount(row.recorded)),
    },
    { key: 'rejected', header: 'Rejected', align: 'end', render: (row) => formatCount(row.rejected) },
  ];
  return (
    <section>
      <Title order={2} size="md">
        Earlier imports
      </Title>
      <DataTable
        caption="Earlier imports"
        columns={columns}
        rows={imports.rows}
        rowKey={(row) => row.id}
        noun={['import', 'imports']}
        loading={imports.isPending}
        error={imports.error}
        onRetry={() => void imports.refetch()}
        empty="No imports over HTTP yet. Choose a file above."
        csv="/api/imports.csv"
        more={{ has: imports.hasNextPage, loading: imports.isFetchingNextPage, load: () => void imports.fetchNextPage() }}
      />
    </section>
  );
}
