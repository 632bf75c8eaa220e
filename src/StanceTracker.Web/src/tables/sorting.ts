/** The column to sort by, and the direction. */
export interface Sorting {
  by: string;
  descending: boolean;
}

/** A value to sort by; null and undefined come last either way. */
export type SortValue = string | number | null | undefined;

/** Sorts rows; the sort is stable. */
export function sortRows<Row>(rows: readonly Row[], sortValue: (row: Row) => SortValue, descending: boolean): Row[] {
  const way = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: sortValue(row) ?? null }))
    .sort((a, b) => {
      if (a.value === b.value) return 0;
      if (a.value === null) return 1;
      if (b.value === null) return -1;
      return (
        way *
        (typeof a.value === 'string' || typeof b.value === 'string' ? String(a.value).localeCompare(String(b.value)) : a.value - b.value)
      );
    })
    .map((one) => one.row);
}

/** Reads the sorting from the address: `stance` or `-stance`. */
export const parseSorting = (text: string | undefined): Sorting | undefined =>
  text ? { by: text.replace(/^-/, ''), descending: text.startsWith('-') } : undefined;

/** Writes it. */
export const formatSorting = ({ by, descending }: Sorting): string => (descending ? `-${by}` : by);
