import { useMemo } from 'react';
import { ActorLink } from '../../actors/ActorLink';
import type { Contribution } from '../../api/stances';
import { AppLink } from '../../components/AppLink';
import { formatDay, formatNumber, formatSigned } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';

const columns: readonly Column<Contribution>[] = [
  { key: 'day', header: 'Day', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day },
  { key: 'speaker', header: 'Speaker', render: (row) => <ActorLink id={row.speaker} />, sort: (row) => row.speaker },
  { key: 'paraphrase', header: 'Statement', render: (row) => <AppLink to={pathTo.statement(row.statement)}>{row.paraphrase}</AppLink> },
  {
    key: 'intensity',
    header: 'Intensity',
    align: 'end',
    render: (row) => (row.intensity === null ? 'no score' : formatSigned(row.intensity)),
    sort: (row) => row.intensity,
  },
  { key: 'weight', header: 'Weight', align: 'end', render: (row) => formatNumber(row.weight, 3), sort: (row) => row.weight },
  { key: 'share', header: 'Share', align: 'end', render: (row) => formatSigned(row.share, 3), sort: (row) => row.share },
];

/** Step 2: every statement that counts, largest share first. */
export function StatementsStep({ contributions }: { contributions: readonly Contribution[] }) {
  const rows = useMemo(() => contributions.toSorted((a, b) => Math.abs(b.share) - Math.abs(a.share)), [contributions]);
  return (
    <DataTable
      caption="All statements of the example"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.statement}
      noun={['statement', 'statements']}
      empty="No statements count by that day."
    />
  );
}
