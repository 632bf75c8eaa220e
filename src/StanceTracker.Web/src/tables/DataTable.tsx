import { Anchor, Button, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { ErrorNotice } from '../components/ErrorNotice';
import { Notice } from '../components/Notice';
import { formatCount, formatCounted } from '../format/format';
import type { Column } from './columns';
import classes from './DataTable.module.css';
import { type Sorting, sortRows } from './sorting';

/** The number of rows from which only visible ones are rendered. */
const virtualizeFrom = 120;

interface Props<Row> {
  /** The name of the table, for screen readers: "Positions". */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The noun for a row, singular and plural: "statement", "statements". */
  noun: readonly [one: string, many: string];
  loading?: boolean;
  error?: Error | null;
  onRetry?: () => void;
  /** What to do if there are no rows. */
  empty: string;
  /** The address of the same data as CSV, on the server if possible. */
  csv?: string;
  sorting?: Sorting;
  onSort?: (sorting: Sorting) => void;
  /** Loads more rows as the end comes into view. */
  more?: { has: boolean; loading: boolean; load: () => void };
  height?: string;
}

/** A dense table: sticky header, sortable columns, windowed if long, with CSV. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  noun,
  loading,
  error,
  onRetry,
  empty,
  csv,
  more,
  height = '70vh',
  ...props
}: Props<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState<Sorting>();
  const sorting = props.onSort ? props.sorting : own;
  const ordered = useMemo(() => {
    const sortValue = columns.find((column) => column.key === sorting?.by)?.sort;
    return sorting && sortValue ? sortRows(rows, sortValue, sorting.descending) : rows;
  }, [rows, columns, sorting]);
  const virtualized = ordered.length > virtualizeFrom;
  const virtual = useVirtualizer({
    count: ordered.length,
    enabled: virtualized,
    getScrollElement: () => frame.current,
    estimateSize: () => 27,
    overscan: 12,
    getItemKey: (i) => rowKey(ordered[i] as Row),
  });
  const seen = virtual.getVirtualItems();
  const last = virtualized ? (seen.at(-1)?.index ?? 0) : ordered.length;
  useEffect(() => {
    if (virtualized && more?.has && !more.loading && last >= ordered.length - 20) more.load();
  }, [virtualized, last, ordered.length, more]);

  if (error) return <ErrorNotice error={error} onRetry={onRetry} />;
  if (loading) return <Text c="dimmed" role="status">{`Loading ${noun[1]} …`}</Text>;
  if (rows.length === 0) return <Notice title={`No ${noun[1]}`}>{empty}</Notice>;

  const sortBy = (by: string) => (props.onSort ?? setOwn)({ by, descending: sorting?.by === by ? !sorting.descending : false });
  const shown = virtualized
    ? seen.map((item) => ({ row: ordered[item.index] as Row, index: item.index }))
    : ordered.map((row, index) => ({ row, index }));
  const [above, below] = virtualized ? [seen[0]?.start ?? 0, virtual.getTotalSize() - (seen.at(-1)?.end ?? 0)] : [0, 0];
  return (
    <div>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has the name only where it has the role of a region */}
      <div
        ref={frame}
        className={classes.frame}
        style={virtualized ? { height } : undefined}
        tabIndex={virtualized ? 0 : undefined}
        role={virtualized ? 'region' : undefined}
        aria-label={virtualized ? caption : undefined}
      >
        <table className={classes.table} aria-label={caption} aria-rowcount={more?.has ? -1 : ordered.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <Head key={column.key} column={column} sorting={sorting} onSort={sortBy} />
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <Spacer height={above} columns={columns.length} />}
            {shown.map(({ row, index }) => (
              <MemoRow
                key={rowKey(row)}
                row={row}
                columns={columns}
                index={index}
                measure={virtualized ? virtual.measureElement : undefined}
              />
            ))}
            {below > 0 && <Spacer height={below} columns={columns.length} />}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        <span>{more?.has ? `${formatCount(rows.length)} ${noun[1]} so far` : formatCounted(rows.length, ...noun)}</span>
        {csv && (
          <Anchor href={csv} download>
            CSV
          </Anchor>
        )}
        {more?.has && (
          <Button size="compact-xs" loading={more.loading} onClick={more.load}>
            More
          </Button>
        )}
      </div>
    </div>
  );
}

function Head<Row>({ column, sorting, onSort }: { column: Column<Row>; sorting: Sorting | undefined; onSort: (by: string) => void }) {
  const by = sorting?.by === column.key ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  const arrow = by === undefined ? '' : by === 'ascending' ? ' ↑' : ' ↓';
  return (
    <th
      scope="col"
      className={column.align === 'end' ? classes.end : undefined}
      style={{ width: column.width }}
      aria-sort={column.sort ? (by ?? 'none') : undefined}
    >
      {column.sort ? (
        <button type="button" className={classes.sort} onClick={() => onSort(column.key)}>
          {column.header}
          <span aria-hidden>{arrow}</span>
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

interface RowProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  index: number;
  measure: ((element: HTMLElement | null) => void) | undefined;
}

function TableRow<Row>({ row, columns, index, measure }: RowProps<Row>) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={classes.row}>
      {columns.map((column) => (
        <td key={column.key} className={`${column.align === 'end' ? classes.end : ''} ${column.nowrap ? classes.nowrap : ''}`}>
          {column.render(row)}
        </td>
      ))}
    </tr>
  );
}

/** A row that re-renders only when its data or columns change, so that scrolling renders only new rows. */
const MemoRow = memo(TableRow) as typeof TableRow;

/** Takes the space of rows that are not rendered. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
