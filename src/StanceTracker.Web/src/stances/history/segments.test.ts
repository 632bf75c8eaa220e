import { expect, test } from 'vitest';
import { knownSegments, unknownSpans } from './segments';

const point = (day: string, label: 'critical' | 'faded' | 'unknown') => ({
  day,
  stance: label === 'unknown' ? null : -1,
  low: -2,
  high: 0,
  evidence: 1,
  label,
  certainty: null,
  lastKnown: null,
  statements: 1,
});
const whole = { from: '2020-01-01', to: '2020-12-31' };

test('a curve has gaps where its evidence has faded, and before it starts', () => {
  const points = [
    point('2020-02-01', 'critical'),
    point('2020-03-01', 'critical'),
    point('2020-04-01', 'faded'),
    point('2020-05-01', 'faded'),
    point('2020-06-01', 'critical'),
    point('2020-07-01', 'faded'),
  ];
  expect(knownSegments(points).map((segment) => segment.map((p) => p.day))).toEqual([['2020-02-01', '2020-03-01'], ['2020-06-01']]);
  expect(unknownSpans(points, whole)).toEqual([
    { from: '2020-01-01', to: '2020-02-01' },
    { from: '2020-04-01', to: '2020-06-01' },
    { from: '2020-07-01', to: '2020-12-31' },
  ]);
});

test('without points all days are bare; with evidence to the end none are', () => {
  expect(unknownSpans([], whole)).toEqual([whole]);
  expect(unknownSpans([point('2020-01-01', 'critical')], whole)).toEqual([]);
  expect(knownSegments([point('2020-01-01', 'unknown')])).toEqual([]);
});
