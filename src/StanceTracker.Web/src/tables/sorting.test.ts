import { expect, test } from 'vitest';
import { formatSorting, parseSorting, sortRows } from './sorting';

test('rows are sorted by number or text, and null comes last either way', () => {
  const rows = [{ n: 2 }, { n: null }, { n: -10 }, { n: 1 }];
  expect(sortRows(rows, (row) => row.n, false).map((row) => row.n)).toEqual([-10, 1, 2, null]);
  expect(sortRows(rows, (row) => row.n, true).map((row) => row.n)).toEqual([2, 1, -10, null]);
  expect(sortRows(['b', 'a'], (row) => row, false)).toEqual(['a', 'b']);
});

test('the sorting is kept in the address', () => {
  expect(parseSorting('-stance')).toEqual({ by: 'stance', descending: true });
  expect(formatSorting({ by: 'stance', descending: false })).toBe('stance');
  expect(parseSorting(undefined)).toBeUndefined();
});
