import { useMemo } from 'react';
import { ActorLink } from '../../actors/ActorLink';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { formatDay } from '../../format/format';
import { isActiveOn, type ActorAffiliation } from './affiliations';

interface Props {
  caption: string;
  affiliations: readonly ActorAffiliation[];
  /** Which end of the tie is named. */
  other: 'with' | 'actor';
  asOf: string;
  empty: string;
}

/** Ties of speaking for another, with their days. */
export function AffiliationsTable({ caption, affiliations, other, asOf, empty }: Props) {
  const columns = useMemo(
    (): Column<ActorAffiliation>[] => [
      { key: 'actor', header: 'Actor', render: (tie) => <ActorLink id={tie[other]} />, sort: (tie) => tie[other] },
      { key: 'role', header: 'As', render: (tie) => tie.role },
      { key: 'from', header: 'Since', nowrap: true, render: (tie) => (tie.from ? formatDay(tie.from) : 'always'), sort: (tie) => tie.from },
      { key: 'to', header: 'Until', nowrap: true, render: (tie) => (tie.to ? formatDay(tie.to) : 'now'), sort: (tie) => tie.to },
      { key: 'holds', header: `On ${formatDay(asOf)}`, render: (tie) => (isActiveOn(tie, asOf) ? 'holds' : 'does not hold') },
    ],
    [other, asOf],
  );
  return <DataTable caption={caption} columns={columns} rows={affiliations} rowKey={(tie) => `${tie.actor} ${tie.number}`} noun={['tie', 'ties']} empty={empty} />;
}
