import { expect, test } from 'vitest';
import { buildBridge } from './bridge';

const side = (stance: number | null) => ({
  holder: 'a',
  target: 'b',
  asOf: '2023-01-01',
  knownAt: 1,
  stance,
  low: null,
  high: null,
  evidence: 0,
  mean: null,
  label: 'neutral' as const,
  certainty: null,
  lastKnown: null,
  statements: 0,
});
const part = (statement: string, value: number) => ({ statement, change: 'came' as const, from: null, to: null, part: value, events: [] });
const labels = { from: 'A', to: 'B', tell: (id: string) => id };

test('a bridge leads from one stance to the other, largest part first', () => {
  const steps = buildBridge({ from: side(1), to: side(-1), parts: [part('x', 0.5), part('y', -2.5)] }, labels);
  expect(steps.map(({ label, from, to }) => [label, from, to])).toEqual([
    ['A', 0, 1],
    ['y', 1, -1.5],
    ['x', -1.5, -1],
    ['B', 0, -1],
  ]);
});

test('an unknown stance starts at zero, and small parts are combined', () => {
  const steps = buildBridge({ from: side(null), to: side(2), parts: Array.from({ length: 20 }, (_, i) => part(`s${i}`, 0.1)) }, labels);
  expect(steps).toHaveLength(17);
  expect(steps.at(-2)).toMatchObject({ kind: 'rest', label: '6 smaller parts' });
  expect(steps.at(-2)?.to).toBeCloseTo(2);
});
