import { expect, test } from 'vitest';
import { toWords } from './toWords';

test('identifiers of either form become words', () => {
  expect(toWords('statement_recorded')).toBe('statement recorded');
  expect(toWords('refused-by-database')).toBe('refused by database');
});
