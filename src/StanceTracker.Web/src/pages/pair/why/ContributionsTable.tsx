import { Anchor } from '@mantine/core';
import { useMemo } from 'react';
import { buildUrl } from '../../../api/buildUrl';
import type { Contribution, StanceEstimate } from '../../../api/stances';
import type { Statement } from '../../../api/statements';
import { AppLink } from '../../../components/AppLink';
import { Sources } from '../../../documents/Sources';
import { formatDay, formatNumber, formatSigned } from '../../../format/format';
import { pathTo } from '../../../routing/pathTo';
import { StatementLine } from '../../../statements/StatementLine';
import type { Column } from '../../../tables/columns';
import { DataTable } from '../../../tables/DataTable';

interface Props {
  estimate: StanceEstimate;
  statements: ReadonlyMap<string, Statement>;
  pin: string | undefined;
  onPin: (statement: string | undefined) => void;
}

/** The statements that make up a stance, latest first, with their weights and sources. */
export function ContributionsTable({ estimate, statements, pin, onPin }: Props) {
  const rows = useMemo(() => (estimate.contributions ?? []).toReversed(), [estimate]);
  const columns = useMemo(
    (): Column<Contribution>[] => [
      {
        key: 'statement',
        header: 'Statement',
        render: (row) => <Told id={row.statement} day={row.day} statement={statements.get(row.statement)} />,
        sort: (row) => row.day,
      },
      {
        key: 'intensity',
        header: 'Intensity',
        align: 'end',
        render: (row) => (row.intensity === null ? 'no score' : formatSigned(row.intensity, 1)),
        sort: (row) => row.intensity,
      },
      {
        key: 'confidence',
        header: 'Confidence',
        align: 'end',
        render: (row) => formatNumber(row.confidence),
        sort: (row) => row.confidence,
      },
      { key: 'weight', header: 'Weight', align: 'end', render: (row) => formatNumber(row.weight, 3), sort: (row) => row.weight },
      { key: 'share', header: 'Share', align: 'end', render: (row) => formatSigned(row.share, 3), sort: (row) => row.share },
      { key: 'sources', header: 'Sources', render: (row) => <Sources evidence={statements.get(row.statement)?.evidence ?? []} /> },
      {
        key: 'pin',
        header: 'Pin',
        render: (row) => (
          <Anchor
            component="button"
            type="button"
            aria-pressed={row.statement === pin}
            onClick={() => onPin(row.statement === pin ? undefined : row.statement)}
          >
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
      csv={buildUrl('/api/export/statements.csv', { pair: `${estimate.holder},${estimate.target}` })}
    />
  );
}

/** A statement in one line; its ID if it no longer counts, but did at an earlier time. */
function Told({ id, day, statement }: { id: string; day: string; statement: Statement | undefined }) {
  if (statement) return <StatementLine statement={statement} />;
  return (
    <>
      {formatDay(day)} <AppLink to={pathTo.statement(id)}>{id}</AppLink>
    </>
  );
}
