import { expect, test } from 'vitest';
import { defaultSpan, historyStepFor, mergePoints, pointAt } from './span';

const point = (day: string, stance: number) => ({
  day,
  stance,
  low: stance - 1,
  high: stance + 1,
  evidence: 1,
  label: 'neutral' as const,
  certainty: 'thin' as const,
  lastKnown: null,
  statements: 1,
});

test('the latest years are visible, and always those of the last statement', () => {
  expect(defaultSpan('1994-12-31', '2024-01-15', '2024-01-15')).toEqual({ from: '2019-01-16', to: '2024-01-15' });
  expect(defaultSpan('2023-01-01', '2024-01-15', '2024-01-15').from).toBe('2023-01-01');
  expect(defaultSpan('1984-01-01', '2001-06-01', '2024-01-15').from).toBe('2000-06-01');
});

test('a shorter span has finer steps', () => {
  expect([
    historyStepFor({ from: '2023-01-01', to: '2023-12-31' }),
    historyStepFor({ from: '2019-01-01', to: '2023-12-31' }),
    historyStepFor({ from: '1990-01-01', to: '2023-12-31' }),
  ]).toEqual(['day', 'week', 'month']);
});

test('steps are merged by day, in order', () => {
  const points = mergePoints([point('2023-01-05', 1), point('2023-01-01', 2)], [point('2023-01-03', 3), point('2023-01-05', 1)]);
  expect(points.map((one) => one.day)).toEqual(['2023-01-01', '2023-01-03', '2023-01-05']);
  expect(pointAt(points, '2023-01-04')?.stance).toBe(3);
  expect(pointAt(points, '2022-12-31')).toBeUndefined();
});
