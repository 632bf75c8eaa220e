import { Box } from '@mantine/core';
import { useMemo } from 'react';
import { buildUrl } from '../../../api/buildUrl';
import type { Schema } from '../../../api/client';
import type { StanceParams } from '../../../api/stances';
import type { Statement } from '../../../api/statements';
import { AppLink } from '../../../components/AppLink';
import { formatDay, formatInstant, formatSigned } from '../../../format/format';
import { contributionChanges } from '../../../labels/contributionChanges';
import { toWords } from '../../../labels/toWords';
import { pathTo } from '../../../routing/pathTo';
import type { Column } from '../../../tables/columns';
import { DataTable } from '../../../tables/DataTable';

type Part = Schema<'ChangedPart'>;

const share = (side: Schema<'ComparedContribution'> | null) => (side === null ? '' : formatSigned(side.share, 3));

interface Props {
  changes: Schema<'ChangesAnswer'>;
  statements: ReadonlyMap<string, Statement>;
  query: StanceParams | undefined;
}

/** Each statement's part in the difference, and the ledger events that caused it. */
export function PartsTable({ changes, statements, query }: Props) {
  const { holder, target, from } = changes;
  const columns = useMemo(
    (): Column<Part>[] => [
      { key: 'day', header: 'Day', render: (row) => formatDay((row.to ?? row.from)?.day ?? ''), sort: (row) => (row.to ?? row.from)?.day },
      {
        key: 'statement',
        header: 'Statement',
        render: (row) => (
          <Box miw="15rem">
            <AppLink to={pathTo.statement(row.statement)}>{statements.get(row.statement)?.paraphrase ?? row.statement}</AppLink>
          </Box>
        ),
      },
      { key: 'part', header: 'Part', align: 'end', render: (row) => formatSigned(row.part, 3), sort: (row) => row.part },
      { key: 'change', header: 'Change', render: (row) => contributionChanges[row.change], sort: (row) => contributionChanges[row.change] },
      { key: 'from', header: 'Share before', align: 'end', render: (row) => share(row.from), sort: (row) => row.from?.share },
      { key: 'to', header: 'Share after', align: 'end', render: (row) => share(row.to), sort: (row) => row.to?.share },
      {
        key: 'events',
        header: 'Events',
        render: (row) =>
          row.events.map((event) => (
            <div
              key={event.position}
              title={formatInstant(event.recordedAt)}
            >{`${event.position} ${toWords(event.type)}, ${event.recordedBy}`}</div>
          )),
      },
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
      csv={buildUrl(`/api/stances/${holder}/${target}/changes.csv`, { ...query, from: `${from.asOf},${from.knownAt}` })}
    />
  );
}
