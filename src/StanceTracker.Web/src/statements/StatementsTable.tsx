import { Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { answered, api } from '../api/client';
import { usePaged } from '../api/paged';
import { type Statement } from '../api/statements';
import { addressOf } from '../clocks/useClocks';
import { Sources } from '../documents/Sources';
import { Listed } from '../shell/Facts';
import { PlaceLink } from '../shell/PlaceLink';
import { placeOf } from '../shell/places';
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
  { key: 'position', head: 'Position', align: 'end', render: (row) => row.position },
  { key: 'statement', head: 'Statement', render: (row) => <StatementLine statement={row} /> },
  {
    key: 'claims',
    head: 'Claims',
    render: (row) => <Listed items={row.claims.map(({ claim, position }) => ({ key: claim, shown: <>{position} <PlaceLink to={placeOf.claim(claim)}>{claim}</PlaceLink></> }))} />,
  },
  { key: 'sources', head: 'Sources', render: (row) => <Sources evidence={row.evidence} /> },
];

/** Statements in the order recorded, loaded on scrolling. */
export function StatementsTable({ filter, caption = 'Statements', empty }: { filter: StatementFilter; caption?: string; empty: string }) {
  const asked = useMemo(() => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')), [filter]);
  const list = usePaged<Statement>(['statements', asked], (more, signal) => answered(api.GET('/api/statements', { params: { query: { ...asked, limit: '200', ...more } }, signal })));
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
        csv={addressOf('/api/statements.csv', asked)}
        more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
      />
    </>
  );
}
