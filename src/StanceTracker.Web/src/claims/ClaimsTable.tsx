import { ActorLink } from '../actors/ActorLink';
import { buildUrl } from '../api/buildUrl';
import { api, type Schema, unwrap } from '../api/client';
import { usePagedList } from '../api/pagination';
import { AppLink } from '../components/AppLink';
import { CommaList } from '../components/Facts';
import { pathTo } from '../routing/pathTo';
import type { Column } from '../tables/columns';
import { DataTable } from '../tables/DataTable';

type Row = Schema<'ClaimView'>;

const columns: Column<Row>[] = [
  {
    key: 'proposition',
    header: 'Claim',
    render: (row) => <AppLink to={pathTo.claim(row.claim)}>{row.proposition}</AppLink>,
    sort: (row) => row.proposition,
  },
  {
    key: 'about',
    header: 'About',
    render: (row) => <CommaList items={row.about.map((id) => ({ key: id, shown: <ActorLink id={id} /> }))} />,
  },
];

/** The directory of claims, or a filtered part of it. */
export function ClaimsTable({ about, q }: { about?: string; q?: string }) {
  const filters = { about, q };
  const list = usePagedList<Row>(['claims', filters], (more, signal) =>
    unwrap(api.GET('/api/claims', { params: { query: { ...filters, limit: '200', ...more } }, signal })),
  );
  return (
    <DataTable
      caption="Claims"
      columns={columns}
      rows={list.rows}
      rowKey={(row) => row.claim}
      noun={['claim', 'claims']}
      loading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={q ? 'No claims match. Try fewer words.' : 'No claims about this actor.'}
      csv={buildUrl('/api/claims.csv', filters)}
      more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
    />
  );
}
