import { useMemo } from 'react';
import { ActorName } from '../../actors/ActorName';
import { answered, api, type Schema } from '../../api/client';
import { usePaged } from '../../api/paged';
import { addressOf, useClocks } from '../../clocks/useClocks';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { StanceBar } from '../../stance/StanceBar';
import { labelInWords } from '../../stance/words';
import { StanceNumber } from '../../stance/StanceNumber';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatDay, formatNumber } from '../../words/format';

type Row = Schema<'StanceRow'>;

/** An actor's stances toward others, or those of others toward it, sorted by stance. */
export function StancesTable({ id, side, caption }: { id: string; side: 'holder' | 'target'; caption: string }) {
  const { query } = useClocks();
  const asked = { ...query, [side]: id, order: 'stance' };
  const list = usePaged<Row>(['stances', side, id, query], (more, signal) => answered(api.GET('/api/stances', { params: { query: { ...asked, limit: '200', ...more } }, signal })), query !== undefined);
  const other = side === 'holder' ? 'target' : 'holder';
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'actor',
        head: other === 'target' ? 'Toward' : 'From',
        render: (row) => (
          <PlaceLink to={placeOf.pair(row.holder, row.target)}>
            <ActorName id={row[other]} />
          </PlaceLink>
        ),
        sort: (row) => row[other],
      },
      { key: 'stance', head: 'Stance', render: (row) => <StanceNumber value={row} interval />, sort: (row) => row.stance },
      { key: 'bar', head: '−10 … +10', render: (row) => <StanceBar value={row} /> },
      { key: 'label', head: 'Label', render: (row) => labelInWords(row) },
      { key: 'evidence', head: 'Evidence', align: 'end', render: (row) => formatNumber(row.evidence), sort: (row) => row.evidence },
      { key: 'statements', head: 'Statements', align: 'end', render: (row) => row.statements, sort: (row) => row.statements },
      { key: 'lastDay', head: 'Latest', nowrap: true, render: (row) => (row.lastDay ? formatDay(row.lastDay) : ''), sort: (row) => row.lastDay },
    ],
    [other],
  );
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={list.rows}
      rowKey={(row) => `${row.holder}/${row.target}`}
      noun={['stance', 'stances']}
      loading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty="No statements count by that day. Move “as of” forward."
      csv={addressOf('/api/stances.csv', asked)}
      more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
    />
  );
}
