import { Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { buildUrl } from '../api/buildUrl';
import { api, unwrap } from '../api/client';
import { usePagedList } from '../api/pagination';
import type { Statement } from '../api/statements';
import { AppLink } from '../components/AppLink';
import { CommaList } from '../components/Facts';
import { Sources } from '../documents/Sources';
import { pathTo } from '../routing/pathTo';
import type { Column } from '../tables/columns';
import { DataTable } from '../tables/DataTable';
import { StatementLine } from './StatementLine';

/** The filter of a list of statements, in the server's terms. */
export interface StatementFilter {
  speaker?: string;
  target?: string;
  pair?: string;
  act?: string;
  context?: string;
  document?: string;
  claim?: string;
  from?: string;
  to?: string;
  q?: string;
}

const columns: Column<Statement>[] = [
  { key: 'position', header: 'Position', align: 'end', render: (row) => row.position },
  { key: 'statement', header: 'Statement', render: (row) => <StatementLine statement={row} /> },
  {
    key: 'claims',
    header: 'Claims',
    render: (row) => (
      <CommaList
        items={row.claims.map(({ claim, position }) => ({
          key: claim,
          shown: (
            <>
              {position} <AppLink to={pathTo.claim(claim)}>{claim}</AppLink>
            </>
          ),
        }))}
      />
    ),
  },
  { key: 'sources', header: 'Sources', render: (row) => <Sources evidence={row.evidence} /> },
];

/** Statements in the order recorded, loaded on scrolling. */
export function StatementsTable({ filter, caption = 'Statements', empty }: { filter: StatementFilter; caption?: string; empty: string }) {
  const filters = useMemo(
    () => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')),
    [filter],
  );
  const list = usePagedList<Statement>(['statements', filters], (more, signal) =>
    unwrap(api.GET('/api/statements', { params: { query: { ...filters, limit: '200', ...more } }, signal })),
  );
  const { knownAt } = useSearch({ strict: false });
  return (
    <>
      {knownAt !== undefined && (
        <Text size="sm" c="dimmed">
          {`The list shows the current state of each statement. Its own page shows it as known at ${knownAt}.`}
        </Text>
      )}
      <DataTable
        caption={caption}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.statement}
        noun={['statement', 'statements']}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={empty}
        csv={buildUrl('/api/statements.csv', filters)}
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
      />
    </>
  );
}
