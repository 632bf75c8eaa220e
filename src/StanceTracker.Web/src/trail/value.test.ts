import { expect, test } from 'vitest';
import { valueInWords } from './value';

test('values are put in words, and empty ones left out', () => {
  expect(valueInWords(null)).toBe('');
  expect(valueInWords(false)).toBe('false');
  expect(valueInWords(['taliban', 'iran'])).toBe('taliban, iran');
  expect(valueInWords({ earliest: '2023-01-01', note: null, via: [], passage: { start: 0, end: 4 } })).toBe('earliest 2023-01-01; passage start 0; end 4');
});
