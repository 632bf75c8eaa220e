import { ActorLink } from '../actors/ActorName';
import { answered, api, type Schema } from '../api/client';
import { usePaged } from '../api/paged';
import { addressOf } from '../clocks/useClocks';
import { Listed } from '../shell/Facts';
import { PlaceLink } from '../shell/PlaceLink';
import { placeOf } from '../shell/places';
import type { Column } from '../tables/columns';
import { DataTable } from '../tables/DataTable';

type Row = Schema<'ClaimView'>;

const columns: Column<Row>[] = [
  { key: 'proposition', head: 'Claim', render: (row) => <PlaceLink to={placeOf.claim(row.claim)}>{row.proposition}</PlaceLink>, sort: (row) => row.proposition },
  { key: 'about', head: 'About', render: (row) => <Listed items={row.about.map((id) => ({ key: id, shown: <ActorLink id={id} /> }))} /> },
];

/** The directory of claims, or a filtered part of it. */
export function ClaimsTable({ about, q }: { about?: string; q?: string }) {
  const asked = { about, q };
  const list = usePaged<Row>(['claims', asked], (more, signal) => answered(api.GET('/api/claims', { params: { query: { ...asked, limit: '200', ...more } }, signal })));
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
      csv={addressOf('/api/claims.csv', asked)}
      more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
    />
  );
}
