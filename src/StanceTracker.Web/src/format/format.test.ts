import { expect, test } from 'vitest';
import { formatCounted, formatInstant, formatNumber, formatSigned, formatSpan } from './format';

test('negative numbers have a real minus sign, unless they round to 0', () => {
  expect(formatNumber(-1.5897)).toBe('−1.59');
  expect(formatNumber(-0.004)).toBe('0.00');
  expect(formatNumber(1234.5, 1)).toBe('1,234.5');
});

test('changes show a plus or minus sign, except at 0', () => {
  expect(formatSigned(0.81)).toBe('+0.81');
  expect(formatSigned(-0.81)).toBe('−0.81');
  expect(formatSigned(0.001)).toBe('0.00');
  expect(formatSigned(1234.5)).toBe('+1,234.50');
});

test('a number agrees with its noun', () => {
  expect(formatCounted(1, 'statement')).toBe('1 statement');
  expect(formatCounted(0, 'statement')).toBe('0 statements');
  expect(formatCounted(2, 'person', 'people')).toBe('2 people');
});

test('days and spans are formatted, and instants are in UTC', () => {
  expect(formatSpan({ earliest: '2023-05-16', latest: '2023-05-16' })).toBe('16 May 2023');
  expect(formatSpan({ earliest: '2023-05-01', latest: '2023-05-31' })).toBe('01 May 2023 – 31 May 2023');
  expect(formatInstant('2024-01-31T23:59:59.5+00:00')).toBe('31 Jan 2024, 23:59:59 UTC');
});
