import { Title } from '@mantine/core';
import { answered, api } from '../../api/client';
import { usePaged } from '../../api/paged';
import { PlaceLink } from '../../shell/PlaceLink';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatCount, formatInstant } from '../../words/format';
import type { Import } from './imports';

/** Earlier imports over HTTP, newest first. */
export function Earlier({ shown }: { shown: string | undefined }) {
  const imports = usePaged<Import>(['imports'], (more, signal) => answered(api.GET('/api/imports', { params: { query: more }, signal })));
  const columns: readonly Column<Import>[] = [
    {
      key: 'received',
      head: 'Sent',
      render: (row) => (
        <PlaceLink to="/import" search={{ import: row.id }} fw={row.id === shown ? 600 : undefined} aria-current={row.id === shown || undefined}>
          {formatInstant(row.received)}
        </PlaceLink>
      ),
    },
    { key: 'format', head: 'Format', render: (row) => row.format },
    { key: 'analyst', head: 'By', render: (row) => row.analyst },
    { key: 'state', head: 'State', render: (row) => (row.dryRun ? `${row.state}, dry run` : row.state) },
    { key: 'rows', head: 'Lines', align: 'end', render: (row) => formatCount(row.rows) },
    { key: 'recorded', head: 'Recorded', align: 'end', render: (row) => (row.dryRun ? `(${formatCount(row.recorded)})` : formatCount(row.recorded)) },
    { key: 'rejected', head: 'Rejected', align: 'end', render: (row) => formatCount(row.rejected) },
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
