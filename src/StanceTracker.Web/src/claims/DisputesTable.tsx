import { useQuery } from '@tanstack/react-query';
import { ActorLink } from '../actors/ActorName';
import type { Schema } from '../api/client';
import { disputesOf, type StandingFilter } from '../api/standings';
import { addressOf, useClocks } from '../clocks/useClocks';
import { PlaceLink } from '../shell/PlaceLink';
import { placeOf } from '../shell/places';
import type { Column } from '../tables/columns';
import { DataTable } from '../tables/DataTable';
import { formatDay } from '../words/format';
import { ClaimLink } from './ClaimLink';
import { HoldsFor } from './HoldsFor';

type Row = Schema<'DisputeView'>;

const columns: Column<Row>[] = [
  { key: 'since', head: 'Since', nowrap: true, render: (row) => formatDay(row.since), sort: (row) => row.since },
  { key: 'claim', head: 'Claim', render: (row) => <ClaimLink id={row.claim} />, sort: (row) => row.claim },
  {
    key: 'asserting',
    head: 'Asserts',
    render: (row) => (
      <>
        <ActorLink id={row.asserting} />, in <PlaceLink to={placeOf.statement(row.asserted)}>this statement</PlaceLink>
        <HoldsFor ids={row.assertingFor} />
      </>
    ),
    sort: (row) => row.asserting,
  },
  {
    key: 'denying',
    head: 'Denies',
    render: (row) => (
      <>
        <ActorLink id={row.denying} />, in <PlaceLink to={placeOf.statement(row.denied)}>this statement</PlaceLink>
        <HoldsFor ids={row.denyingFor} />
      </>
    ),
    sort: (row) => row.denying,
  },
];

/** Who asserts what another denies, and in which statements. */
export function DisputesTable({ filter }: { filter: StandingFilter }) {
  const { query } = useClocks();
  const { data = [], isPending, error, refetch } = useQuery(disputesOf(filter, query));
  return (
    <DataTable
      caption="Disputes"
      columns={columns}
      rows={data}
      rowKey={(row) => `${row.claim} ${row.asserting} ${row.denying}`}
      noun={['dispute', 'disputes']}
      loading={isPending}
      error={error}
      onRetry={() => void refetch()}
      empty="No disputes on that day. Move “as of” to see other days."
      csv={addressOf('/api/disputes.csv', { ...filter, asOf: query?.asOf, knownAt: query?.knownAt })}
    />
  );
}
