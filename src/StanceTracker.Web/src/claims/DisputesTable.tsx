import { useQuery } from '@tanstack/react-query';
import { ActorLink } from '../actors/ActorLink';
import { buildUrl } from '../api/buildUrl';
import type { Schema } from '../api/client';
import { type DisputeFilter, disputesQuery } from '../api/disputes';
import { useClocks } from '../clocks/useClocks';
import { AppLink } from '../components/AppLink';
import { formatDay } from '../format/format';
import { pathTo } from '../routing/pathTo';
import type { Column } from '../tables/columns';
import { DataTable } from '../tables/DataTable';
import { AlsoFor } from './AlsoFor';
import { ClaimLink } from './ClaimLink';

type Row = Schema<'DisputeView'>;

const columns: Column<Row>[] = [
  { key: 'since', header: 'Since', nowrap: true, render: (row) => formatDay(row.since), sort: (row) => row.since },
  { key: 'claim', header: 'Claim', render: (row) => <ClaimLink id={row.claim} />, sort: (row) => row.claim },
  {
    key: 'asserting',
    header: 'Asserts',
    render: (row) => (
      <>
        <ActorLink id={row.asserting} />, in <AppLink to={pathTo.statement(row.asserted)}>this statement</AppLink>
        <AlsoFor ids={row.assertingFor} />
      </>
    ),
    sort: (row) => row.asserting,
  },
  {
    key: 'denying',
    header: 'Denies',
    render: (row) => (
      <>
        <ActorLink id={row.denying} />, in <AppLink to={pathTo.statement(row.denied)}>this statement</AppLink>
        <AlsoFor ids={row.denyingFor} />
      </>
    ),
    sort: (row) => row.denying,
  },
];

/** Who asserts what another denies, and in which statements. */
export function DisputesTable({ filter }: { filter: DisputeFilter }) {
  const { query } = useClocks();
  const { data = [], isPending, error, refetch } = useQuery(disputesQuery(filter, query));
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
      csv={buildUrl('/api/disputes.csv', { ...filter, asOf: query?.asOf, knownAt: query?.knownAt })}
    />
  );
}
