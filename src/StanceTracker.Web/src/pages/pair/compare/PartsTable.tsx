import { Box } from '@mantine/core';
import { useMemo } from 'react';
import type { Schema } from '../../../api/client';
import type { Statement } from '../../../api/statements';
import { addressOf, type StanceQuery } from '../../../clocks/useClocks';
import { PlaceLink } from '../../../shell/PlaceLink';
import { placeOf } from '../../../shell/places';
import type { Column } from '../../../tables/columns';
import { DataTable } from '../../../tables/DataTable';
import { eventInWords } from '../../../trail/words';
import { formatDay, formatInstant, formatSigned } from '../../../words/format';

type Part = Schema<'ChangedPart'>;

const share = (side: Schema<'ComparedContribution'> | null) => (side === null ? '' : formatSigned(side.share, 3));

interface Props {
  changes: Schema<'ChangesAnswer'>;
  statements: ReadonlyMap<string, Statement>;
  query: StanceQuery | undefined;
}

/** Each statement's part in the difference, and the ledger events that caused it. */
export function PartsTable({ changes, statements, query }: Props) {
  const { holder, target, from } = changes;
  const columns = useMemo(
    (): Column<Part>[] => [
      { key: 'day', head: 'Day', render: (row) => formatDay((row.to ?? row.from)?.day ?? ''), sort: (row) => (row.to ?? row.from)?.day },
      { key: 'statement', head: 'Statement', render: (row) => <Box miw="15rem"><PlaceLink to={placeOf.statement(row.statement)}>{statements.get(row.statement)?.paraphrase ?? row.statement}</PlaceLink></Box> },
      { key: 'part', head: 'Part', align: 'end', render: (row) => formatSigned(row.part, 3), sort: (row) => row.part },
      { key: 'change', head: 'Change', render: (row) => row.change, sort: (row) => row.change },
      { key: 'from', head: 'Share before', align: 'end', render: (row) => share(row.from), sort: (row) => row.from?.share },
      { key: 'to', head: 'Share after', align: 'end', render: (row) => share(row.to), sort: (row) => row.to?.share },
      { key: 'events', head: 'Events', render: (row) => row.events.map((event) => <div key={event.position} title={formatInstant(event.recordedAt)}>{`${event.position} ${eventInWords(event.type)}, ${event.recordedBy}`}</div>) },
    ],
    [statements],
  );
  return (
    <DataTable
      caption="Parts of the difference"
      columns={columns}
      rows={changes.parts}
      rowKey={(row) => row.statement}
      noun={['part', 'parts']}
      empty="Both sides rest on the same statements, with the same weights."
      csv={addressOf(`/api/stances/${holder}/${target}/changes.csv`, { ...query, from: `${from.asOf},${from.knownAt}` })}
    />
  );
}
