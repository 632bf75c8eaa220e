import type { ReactNode } from 'react';
import type { Cell } from './csv';
import type { SortValue } from './sorting';

/** A column of a table. */
export interface Column<Row> {
  key: string;
  header: string;
  /** What is shown. */
  render: (row: Row) => ReactNode;
  /** Numbers stand at the end of the cell. */
  align?: 'start' | 'end';
  /** What rows are ordered by at its head; without it the head is no button. */
  sort?: (row: Row) => SortValue;
  /** What is written in CSV that the page makes itself. */
  csv?: (row: Row) => Cell;
  width?: string;
  /** Whether it is kept on one line, as days are. */
  nowrap?: boolean;
}
