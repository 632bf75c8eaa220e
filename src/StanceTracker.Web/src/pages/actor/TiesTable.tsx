import { useMemo } from 'react';
import { ActorLink } from '../../actors/ActorName';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatDay } from '../../words/format';
import { holdsOn, type Tie } from './affiliations';

interface Props {
  caption: string;
  ties: readonly Tie[];
  /** Which end of the affiliation to name. */
  other: 'with' | 'actor';
  asOf: string;
  empty: string;
}

/** Affiliations with their days. */
export function TiesTable({ caption, ties, other, asOf, empty }: Props) {
  const columns = useMemo(
    (): Column<Tie>[] => [
      { key: 'actor', head: 'Actor', render: (tie) => <ActorLink id={tie[other]} />, sort: (tie) => tie[other] },
      { key: 'role', head: 'Role', render: (tie) => tie.role },
      { key: 'from', head: 'Since', nowrap: true, render: (tie) => (tie.from ? formatDay(tie.from) : 'always'), sort: (tie) => tie.from },
      { key: 'to', head: 'Until', nowrap: true, render: (tie) => (tie.to ? formatDay(tie.to) : 'now'), sort: (tie) => tie.to },
      { key: 'holds', head: `On ${formatDay(asOf)}`, render: (tie) => (holdsOn(tie, asOf) ? 'in effect' : 'not in effect') },
    ],
    [other, asOf],
  );
  return <DataTable caption={caption} columns={columns} rows={ties} rowKey={(tie) => `${tie.actor} ${tie.number}`} noun={['affiliation', 'affiliations']} empty={empty} />;
}
