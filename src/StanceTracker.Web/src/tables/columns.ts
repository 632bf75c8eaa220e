import type { ReactNode } from 'react';
import type { Cell } from './csv';
import type { SortValue } from './sorting';

/** A column of a table. */
export interface Column<Row> {
  key: string;
  header: string;
  /** What is shown. */
  render: (row: Row) => ReactNode;
  /** The alignment; numbers at the end of the cell. */
  align?: 'start' | 'end';
  /** The value to sort by; without it the column is not sortable. */
  sort?: (row: Row) => SortValue;
  /** The value in CSV files that the page itself writes. */
  csv?: (row: Row) => Cell;
  width?: string;
  /** Whether to keep it on one line, as for days. */
  nowrap?: boolean;
}
