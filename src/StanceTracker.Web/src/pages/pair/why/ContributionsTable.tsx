import { Anchor } from '@mantine/core';
import { useMemo } from 'react';
import type { Contribution, Position } from '../../../api/stances';
import type { Statement } from '../../../api/statements';
import { addressOf } from '../../../clocks/useClocks';
import { Sources } from '../../../documents/Sources';
import { PlaceLink } from '../../../shell/PlaceLink';
import { placeOf } from '../../../shell/places';
import { StatementLine } from '../../../statements/StatementLine';
import type { Column } from '../../../tables/columns';
import { DataTable } from '../../../tables/DataTable';
import { formatDay, formatNumber, formatSigned } from '../../../words/format';

interface Props {
  position: Position;
  statements: ReadonlyMap<string, Statement>;
  pin: string | undefined;
  onPin: (statement: string | undefined) => void;
}

/** The statements that make up a stance, latest first, with their weights and sources. */
export function ContributionsTable({ position, statements, pin, onPin }: Props) {
  const rows = useMemo(() => (position.contributions ?? []).toReversed(), [position]);
  const columns = useMemo(
    (): Column<Contribution>[] => [
      { key: 'statement', head: 'Statement', render: (row) => <Told id={row.statement} day={row.day} statement={statements.get(row.statement)} />, sort: (row) => row.day },
      { key: 'intensity', head: 'Intensity', align: 'end', render: (row) => (row.intensity === null ? 'no score' : formatSigned(row.intensity, 1)), sort: (row) => row.intensity },
      { key: 'confidence', head: 'Confidence', align: 'end', render: (row) => formatNumber(row.confidence), sort: (row) => row.confidence },
      { key: 'weight', head: 'Weight', align: 'end', render: (row) => formatNumber(row.weight, 3), sort: (row) => row.weight },
      { key: 'share', head: 'Share', align: 'end', render: (row) => formatSigned(row.share, 3), sort: (row) => row.share },
      { key: 'sources', head: 'Sources', render: (row) => <Sources evidence={statements.get(row.statement)?.evidence ?? []} /> },
      {
        key: 'pin',
        head: 'Pin',
        render: (row) => (
          <Anchor component="button" type="button" aria-pressed={row.statement === pin} onClick={() => onPin(row.statement === pin ? undefined : row.statement)}>
            {row.statement === pin ? 'Unpin' : 'Pin'}
          </Anchor>
        ),
      },
    ],
    [statements, pin, onPin],
  );
  return (
    <DataTable
      caption="Statements that count"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.statement}
      noun={['statement', 'statements']}
      empty="Move “as of” forward."
      csv={addressOf('/api/export/statements.csv', { pair: `${position.holder},${position.target}` })}
    />
  );
}

/** A statement in one line; its ID if it no longer counts, but did at an earlier time. */
function Told({ id, day, statement }: { id: string; day: string; statement: Statement | undefined }) {
  if (statement) return <StatementLine statement={statement} />;
  return (
    <>
      {formatDay(day)} <PlaceLink to={placeOf.statement(id)}>{id}</PlaceLink>
    </>
  );
}
