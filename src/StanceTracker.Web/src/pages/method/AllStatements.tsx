import { useMemo } from 'react';
import { ActorLink } from '../../actors/ActorName';
import type { Contribution } from '../../api/stances';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatDay, formatNumber, formatSigned } from '../../words/format';

const columns: readonly Column<Contribution>[] = [
  { key: 'day', head: 'Day', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day },
  { key: 'speaker', head: 'Speaker', render: (row) => <ActorLink id={row.speaker} />, sort: (row) => row.speaker },
  { key: 'paraphrase', head: 'Statement', render: (row) => <PlaceLink to={placeOf.statement(row.statement)}>{row.paraphrase}</PlaceLink> },
  { key: 'intensity', head: 'Intensity', align: 'end', render: (row) => (row.intensity === null ? 'no score' : formatSigned(row.intensity)), sort: (row) => row.intensity },
  { key: 'weight', head: 'Weight', align: 'end', render: (row) => formatNumber(row.weight, 3), sort: (row) => row.weight },
  { key: 'share', head: 'Share', align: 'end', render: (row) => formatSigned(row.share, 3), sort: (row) => row.share },
];

/** Step 2: every statement that counts, largest share first. */
export function AllStatements({ contributions }: { contributions: readonly Contribution[] }) {
  const rows = useMemo(() => contributions.toSorted((a, b) => Math.abs(b.share) - Math.abs(a.share)), [contributions]);
  return <DataTable caption="All statements of the example" columns={columns} rows={rows} rowKey={(row) => row.statement} noun={['statement', 'statements']} empty="No statements count by that day." />;
}
