import { useMemo } from 'react';
import { ActorName } from '../../actors/ActorLink';
import { buildUrl } from '../../api/buildUrl';
import { api, type Schema, unwrap } from '../../api/client';
import { usePagedList } from '../../api/pagination';
import { useClocks } from '../../clocks/useClocks';
import { AppLink } from '../../components/AppLink';
import { formatDay, formatNumber } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import { formatLabel } from '../../stances/labels';
import { StanceBar } from '../../stances/StanceBar';
import { StanceNumber } from '../../stances/StanceNumber';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';

type Row = Schema<'StanceRow'>;

/** An actor's stances toward others, or those of others toward it, sorted by stance. */
export function StancesTable({ id, side, caption }: { id: string; side: 'holder' | 'target'; caption: string }) {
  const { query } = useClocks();
  const filters = { ...query, [side]: id, order: 'stance' };
  const list = usePagedList<Row>(
    ['stances', side, id, query],
    (more, signal) => unwrap(api.GET('/api/stances', { params: { query: { ...filters, limit: '200', ...more } }, signal })),
    query !== undefined,
  );
  const other = side === 'holder' ? 'target' : 'holder';
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'actor',
        header: other === 'target' ? 'Toward' : 'From',
        render: (row) => (
          <AppLink to={pathTo.pair(row.holder, row.target)}>
            <ActorName id={row[other]} />
          </AppLink>
        ),
        sort: (row) => row[other],
      },
      { key: 'stance', header: 'Stance', render: (row) => <StanceNumber value={row} interval />, sort: (row) => row.stance },
      { key: 'bar', header: '−10 … +10', render: (row) => <StanceBar value={row} /> },
      { key: 'label', header: 'Label', render: (row) => formatLabel(row) },
      { key: 'evidence', header: 'Evidence', align: 'end', render: (row) => formatNumber(row.evidence), sort: (row) => row.evidence },
      { key: 'statements', header: 'Statements', align: 'end', render: (row) => row.statements, sort: (row) => row.statements },
      {
        key: 'lastDay',
        header: 'Latest',
        nowrap: true,
        render: (row) => (row.lastDay ? formatDay(row.lastDay) : ''),
        sort: (row) => row.lastDay,
      },
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
      csv={buildUrl('/api/stances.csv', filters)}
      more={{ has: list.hasNextPage, loading: list.isFetchingNextPage, load: () => void list.fetchNextPage() }}
    />
  );
}
