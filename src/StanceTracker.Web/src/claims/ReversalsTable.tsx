import { useQuery } from '@tanstack/react-query';
import { ActorLink } from '../actors/ActorName';
import type { Schema } from '../api/client';
import { reversalsOf, type StandingFilter } from '../api/standings';
import { addressOf, useClocks } from '../clocks/useClocks';
import { PlaceLink } from '../shell/PlaceLink';
import { placeOf } from '../shell/places';
import type { Column } from '../tables/columns';
import { DataTable } from '../tables/DataTable';
import { formatDay } from '../words/format';
import { ClaimLink } from './ClaimLink';
import { HoldsFor } from './HoldsFor';

type Row = Schema<'ReversalView'>;

const columns: Column<Row>[] = [
  { key: 'day', head: 'Day', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day },
  {
    key: 'actor',
    head: 'Actor',
    render: (row) => (
      <>
        <ActorLink id={row.actor} />
        <HoldsFor ids={row.for} />
      </>
    ),
    sort: (row) => row.actor,
  },
  { key: 'claim', head: 'Claim', render: (row) => <ClaimLink id={row.claim} />, sort: (row) => row.claim },
  { key: 'from', head: 'From', render: (row) => <PlaceLink to={placeOf.statement(row.before)}>{row.from}</PlaceLink> },
  { key: 'to', head: 'To', render: (row) => <PlaceLink to={placeOf.statement(row.after)}>{row.to}</PlaceLink> },
];

/** Who changed position on a claim, and in which statements. */
export function ReversalsTable({ filter }: { filter: StandingFilter }) {
  const { query } = useClocks();
  const { data = [], isPending, error, refetch } = useQuery(reversalsOf(filter, query));
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
      csv={addressOf('/api/reversals.csv', { ...filter, asOf: query?.asOf, knownAt: query?.knownAt })}
    />
  );
}
