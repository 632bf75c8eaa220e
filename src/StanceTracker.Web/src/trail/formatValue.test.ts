import { expect, test } from 'vitest';
import { formatValue } from './formatValue';

test('values are put in words, and empty ones left out', () => {
  expect(formatValue(null)).toBe('');
  expect(formatValue(false)).toBe('false');
  expect(formatValue(['taliban', 'iran'])).toBe('taliban, iran');
  expect(formatValue({ earliest: '2023-01-01', note: null, via: [], passage: { start: 0, end: 4 } })).toBe(
    'earliest 2023-01-01; passage start 0; end 4',
  );
});
