import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './searchParams';

test('parameters stay plain texts', () => {
  expect(parseSearch('?asOf=2023-12-31&knownAt=396')).toEqual({ asOf: '2023-12-31', knownAt: '396' });
  expect(stringifySearch({ asOf: '2023-12-31', knownAt: '396', kinds: 'state,bloc', scores: undefined, q: '' })).toBe(
    '?asOf=2023-12-31&knownAt=396&kinds=state,bloc',
  );
  expect(stringifySearch({})).toBe('');
});

test('parameters survive a round trip', () => {
  const search = { q: 'a & b = "c"', knownAt: '2024-01-31T12:00:00Z' };
  expect(parseSearch(stringifySearch(search))).toEqual(search);
});
