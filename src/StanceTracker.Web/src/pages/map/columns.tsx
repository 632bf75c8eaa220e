import { PairLink } from '../../actors/ActorName';
import { StanceNumber } from '../../stance/StanceNumber';
import { labelInWords } from '../../stance/words';
import type { Column } from '../../tables/columns';
import { formatCount, formatDay, formatNumber } from '../../words/format';
import type { StanceRow } from './grid';

/** The columns of the map's data table. */
export const positionColumns: readonly Column<StanceRow>[] = [
  { key: 'pair', head: 'Holder → target', render: (row) => <PairLink holder={row.holder} target={row.target} />, sort: (row) => `${row.holder} ${row.target}` },
  { key: 'stance', head: 'Stance', render: (row) => <StanceNumber value={row} interval />, sort: (row) => row.stance, csv: (row) => row.stance },
  { key: 'label', head: 'Label', render: (row) => labelInWords(row), sort: (row) => row.label },
  { key: 'evidence', head: 'Evidence', align: 'end', render: (row) => formatNumber(row.evidence), sort: (row) => row.evidence },
  { key: 'statements', head: 'Statements', align: 'end', render: (row) => formatCount(row.statements), sort: (row) => row.statements },
  { key: 'lastDay', head: 'Latest', nowrap: true, render: (row) => (row.lastDay ? formatDay(row.lastDay) : ''), sort: (row) => row.lastDay },
];

/** A row's key. */
export const positionKey = (row: StanceRow): string => `${row.holder} ${row.target}`;
