/** What rows are ordered by, and which way. */
export interface Sorting {
  by: string;
  descending: boolean;
}

/** Of such a value rows are ordered; null and undefined come last either way. */
export type SortValue = string | number | null | undefined;

/** Rows in order; those that are equal stay as they were. */
export function sortRows<Row>(rows: readonly Row[], sortValue: (row: Row) => SortValue, descending: boolean): Row[] {
  const way = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: sortValue(row) ?? null }))
    .sort((a, b) => {
      if (a.value === b.value) return 0;
      if (a.value === null) return 1;
      if (b.value === null) return -1;
      return way * (typeof a.value === 'string' || typeof b.value === 'string' ? String(a.value).localeCompare(String(b.value)) : a.value - b.value);
    })
    .map((one) => one.row);
}

/** Reads an order from the address: `stance` or `-stance`. */
export const parseSorting = (text: string | undefined): Sorting | undefined => (text ? { by: text.replace(/^-/, ''), descending: text.startsWith('-') } : undefined);

/** Writes it. */
export const formatSorting = ({ by, descending }: Sorting): string => (descending ? `-${by}` : by);
