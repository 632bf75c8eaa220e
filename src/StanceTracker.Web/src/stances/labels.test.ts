import { expect, test } from 'vitest';
import { formatLabel } from './labels';

test('a label comes with its certainty', () => {
  expect(formatLabel({ label: 'critical', certainty: 'thin', lastKnown: null })).toBe('critical, on thin evidence');
  expect(formatLabel({ label: 'mixed', certainty: 'leaning', lastKnown: null })).toBe('mixed, leaning');
  expect(formatLabel({ label: 'unknown', certainty: null, lastKnown: null })).toBe('unknown');
});

test('a faded stance is described by what it was', () => {
  const lastKnown = { asOf: '2024-02-03', stance: -2.1, low: -5, high: 0.8, label: 'critical' as const, certainty: 'thin' as const };
  expect(formatLabel({ label: 'faded', certainty: 'thin', lastKnown })).toBe('faded: was critical on 3 February 2024, nothing since');
  expect(formatLabel({ label: 'faded', certainty: 'thin', lastKnown: null })).toBe('faded: there was never much evidence');
});
