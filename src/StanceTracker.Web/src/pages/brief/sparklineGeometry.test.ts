import { expect, test } from 'vitest';
import type { Schema } from '../../api/client';
import type { Contribution } from '../../api/stances';
import { buildMarks, chartBox, chartSpan, curveSegments, scaleX, scaleY, yearTicks } from './sparklineGeometry';

const span = chartSpan('2024-01-15');
const point = (day: string, label: 'critical' | 'faded' | 'unknown') =>
  ({ day, stance: label === 'unknown' ? null : -2, low: -4, high: 0, label }) as Schema<'HistoryPoint'>;

test('everything is drawn within the margins', () => {
  expect(scaleX('2020-01-15', span)).toBe(chartBox.left);
  expect(scaleX('2024-01-15', span)).toBe(chartBox.width - chartBox.right);
  expect(scaleX('1998-08-08', span)).toBe(chartBox.left);
  expect(scaleY(12)).toBe(chartBox.top);
  expect(scaleY(-10)).toBe(chartBox.height - chartBox.bottom);
});

test('no line is drawn where there is no evidence', () => {
  const points = [
    point('2021-01-01', 'unknown'),
    point('2022-01-01', 'critical'),
    point('2022-02-01', 'critical'),
    point('2023-01-01', 'faded'),
    point('2024-01-15', 'critical'),
  ];
  expect(curveSegments(points, span)).toHaveLength(2);
  expect(curveSegments([point('2022-01-01', 'faded')], span)).toEqual([]);
});

test('a single point is drawn too', () => {
  const [one] = curveSegments([point('2024-01-15', 'critical')], span);
  expect(one?.line.match(/^M(\S+) \S+L(\S+) /)?.slice(1)).toEqual(['326.0', '330.0']);
});

test('statements show their side, and none lies outside', () => {
  const one = (statement: string, day: string, intensity: number | null) => ({ statement, day, intensity, weight: 1 }) as Contribution;
  const marks = buildMarks(
    [
      one('a', '2023-01-01', 4),
      one('b', '2023-01-01', -4),
      one('c', '2023-01-01', 0),
      one('d', '1998-01-01', 5),
      one('e', '2023-01-01', null),
    ],
    span,
  );
  expect(marks.map((mark) => [mark.statement, mark.side])).toEqual([
    ['a', 'for'],
    ['b', 'against'],
    ['c', 'neither'],
  ]);
});

test('the axis names the years', () => {
  expect(yearTicks(span).map((tick) => tick.year)).toEqual(['2021', '2022', '2023', '2024']);
});
