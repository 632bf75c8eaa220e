import { expect, test } from 'vitest';
import { addDays, dayFromNumber, dayNumber, isDay } from './days';

test('only existing days are valid', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2023-02-29')).toBe(false);
  expect(isDay('2023-2-9')).toBe(false);
  expect(isDay('0999-01-01')).toBe(false);
  expect(isDay('soon')).toBe(false);
});

test('days convert to numbers and back', () => {
  expect(dayFromNumber(dayNumber('1994-12-31'))).toBe('1994-12-31');
  expect(addDays('2023-12-31', 1)).toBe('2024-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
});
