import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PairLink } from '../../actors/ActorName';
import { answered, api, type Schema } from '../../api/client';
import { addressOf, useClocks } from '../../clocks/useClocks';
import { useTitle } from '../../shell/title';
import { StanceNumber } from '../../stance/StanceNumber';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatDay, formatNumber } from '../../words/format';

type Row = Schema<'StanceRow'>;

/** The map of stances. */
export function MapPage() {
  useTitle('Map of stances');
  const { query } = useClocks();
  const stances = useQuery({
    queryKey: ['stances', query],
    queryFn: ({ signal }) => answered(api.GET('/api/stances', { params: { query: { ...query, limit: '1000' } }, signal })),
    enabled: query !== undefined,
  });
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'pair', head: 'Pair', render: (row) => <PairLink holder={row.holder} target={row.target} />, sort: (row) => row.holder },
      { key: 'stance', head: 'Stance', render: (row) => <StanceNumber value={row} interval />, sort: (row) => row.stance },
      { key: 'evidence', head: 'Evidence', align: 'end', render: (row) => formatNumber(row.evidence), sort: (row) => row.evidence },
      { key: 'lastDay', head: 'Newest', render: (row) => (row.lastDay ? formatDay(row.lastDay) : ''), sort: (row) => row.lastDay },
    ],
    [],
  );
  return (
    <>
      <Title order={1}>Map of stances</Title>
      <DataTable
        caption="Positions"
        columns={columns}
        rows={stances.data?.items ?? []}
        rowKey={(row) => `${row.holder}/${row.target}`}
        noun={['position', 'positions']}
        loading={stances.isPending}
        error={stances.error}
        onRetry={() => void stances.refetch()}
        empty="No statement by that day. Move the day forward."
        csv={addressOf('/api/stances.csv', query ?? {})}
      />
    </>
  );
}
