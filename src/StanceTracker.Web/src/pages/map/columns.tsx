import { PairLink } from '../../actors/ActorLink';
import { formatCount, formatDay, formatNumber } from '../../format/format';
import { formatLabel } from '../../stances/labels';
import { StanceNumber } from '../../stances/StanceNumber';
import type { Column } from '../../tables/columns';
import type { StanceRow } from './grid';

/** The columns of the map's data table. */
export const stanceColumns: readonly Column<StanceRow>[] = [
  {
    key: 'pair',
    header: 'Holder → target',
    render: (row) => <PairLink holder={row.holder} target={row.target} />,
    sort: (row) => `${row.holder} ${row.target}`,
  },
  {
    key: 'stance',
    header: 'Stance',
    render: (row) => <StanceNumber value={row} interval />,
    sort: (row) => row.stance,
    csv: (row) => row.stance,
  },
  { key: 'label', header: 'Label', render: (row) => formatLabel(row), sort: (row) => row.label },
  { key: 'evidence', header: 'Evidence', align: 'end', render: (row) => formatNumber(row.evidence), sort: (row) => row.evidence },
  { key: 'statements', header: 'Statements', align: 'end', render: (row) => formatCount(row.statements), sort: (row) => row.statements },
  {
    key: 'lastDay',
    header: 'Latest',
    nowrap: true,
    render: (row) => (row.lastDay ? formatDay(row.lastDay) : ''),
    sort: (row) => row.lastDay,
  },
];

/** A row's key. */
export const stanceKey = (row: StanceRow): string => `${row.holder} ${row.target}`;
