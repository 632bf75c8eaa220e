import { expect, test } from 'vitest';
import { addSteps, playStart } from './steps';

test('steps follow the calendar', () => {
  expect(addSteps('2024-01-31', 'month', 1)).toBe('2024-02-29');
  expect(addSteps('2024-02-29', 'year', 1)).toBe('2025-02-28');
  expect(addSteps('2024-01-01', 'week', -1)).toBe('2023-12-25');
});

test('play from the end starts some steps earlier, but never before the first day', () => {
  const span = { first: '2019-06-01', last: '2024-01-15' };
  expect(playStart('2024-01-15', 'week', span)).toBe('2022-11-21');
  expect(playStart('2024-01-15', 'year', span)).toBe('2019-06-01');
  expect(playStart('2021-01-01', 'month', span)).toBe('2021-01-01');
});
