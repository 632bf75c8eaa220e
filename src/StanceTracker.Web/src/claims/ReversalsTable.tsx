import { useQuery } from '@tanstack/react-query';
import { ActorLink } from '../actors/ActorLink';
import { buildUrl } from '../api/buildUrl';
import type { Schema } from '../api/client';
import { type DisputeFilter, reversalsQuery } from '../api/disputes';
import { useClocks } from '../clocks/useClocks';
import { AppLink } from '../components/AppLink';
import { formatDay } from '../format/format';
import { pathTo } from '../routing/pathTo';
import type { Column } from '../tables/columns';
import { DataTable } from '../tables/DataTable';
import { AlsoFor } from './AlsoFor';
import { ClaimLink } from './ClaimLink';

type Row = Schema<'ReversalView'>;

const columns: Column<Row>[] = [
  { key: 'day', header: 'Day', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day },
  {
    key: 'actor',
    header: 'Actor',
    render: (row) => (
      <>
        <ActorLink id={row.actor} />
        <AlsoFor ids={row.for} />
      </>
    ),
    sort: (row) => row.actor,
  },
  { key: 'claim', header: 'Claim', render: (row) => <ClaimLink id={row.claim} />, sort: (row) => row.claim },
  { key: 'from', header: 'From', render: (row) => <AppLink to={pathTo.statement(row.before)}>{row.from}</AppLink> },
  { key: 'to', header: 'To', render: (row) => <AppLink to={pathTo.statement(row.after)}>{row.to}</AppLink> },
];

/** Who changed position on a claim, and in which statements. */
export function ReversalsTable({ filter }: { filter: DisputeFilter }) {
  const { query } = useClocks();
  const { data = [], isPending, error, refetch } = useQuery(reversalsQuery(filter, query));
  return (
    <DataTable
      caption="Reversals"
      columns={columns}
      rows={data}
      rowKey={(row) => `${row.claim} ${row.actor} ${row.after}`}
      noun={['reversal', 'reversals']}
      loading={isPending}
      error={error}
      onRetry={() => void refetch()}
      empty="No reversals by that day. Move “as of” forward."
      csv={buildUrl('/api/reversals.csv', { ...filter, asOf: query?.asOf, knownAt: query?.knownAt })}
    />
  );
}
