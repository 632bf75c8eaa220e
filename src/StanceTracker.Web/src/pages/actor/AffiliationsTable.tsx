import { useMemo } from 'react';
import { ActorLink } from '../../actors/ActorLink';
import { formatDay } from '../../format/format';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { type ActorAffiliation, isActiveOn } from './affiliations';

interface Props {
  caption: string;
  affiliations: readonly ActorAffiliation[];
  /** Which end of the affiliation to name. */
  other: 'with' | 'actor';
  asOf: string;
  empty: string;
}

/** Affiliations with their days. */
export function AffiliationsTable({ caption, affiliations, other, asOf, empty }: Props) {
  const columns = useMemo(
    (): Column<ActorAffiliation>[] => [
      {
        key: 'actor',
        header: 'Actor',
        render: (affiliation) => <ActorLink id={affiliation[other]} />,
        sort: (affiliation) => affiliation[other],
      },
      { key: 'role', header: 'Role', render: (affiliation) => affiliation.role },
      {
        key: 'from',
        header: 'Since',
        nowrap: true,
        render: (affiliation) => (affiliation.from ? formatDay(affiliation.from) : 'always'),
        sort: (affiliation) => affiliation.from,
      },
      {
        key: 'to',
        header: 'Until',
        nowrap: true,
        render: (affiliation) => (affiliation.to ? formatDay(affiliation.to) : 'now'),
        sort: (affiliation) => affiliation.to,
      },
      {
        key: 'holds',
        header: `On ${formatDay(asOf)}`,
        render: (affiliation) => (isActiveOn(affiliation, asOf) ? 'in effect' : 'not in effect'),
      },
    ],
    [other, asOf],
  );
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={affiliations}
      rowKey={(affiliation) => `${affiliation.actor} ${affiliation.number}`}
      noun={['affiliation', 'affiliations']}
      empty={empty}
    />
  );
}
