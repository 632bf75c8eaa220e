import { expect, test } from 'vitest';
import type { Grid, StanceRow } from './grid';
import { layoutNetwork, type Point } from './networkLayout';

const grid = (size: number, stanceOf: (i: number, j: number) => number | null): Grid => {
  const actors = Array.from({ length: size }, (_, i) => `a${i}`);
  const cell = (i: number, j: number) => {
    const stance = i === j ? null : stanceOf(i, j);
    return stance === null ? null : ({ holder: `a${i}`, target: `a${j}`, stance } as StanceRow);
  };
  return { actors, cells: actors.map((_, i) => actors.map((_, j) => cell(i, j))) };
};

const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('friendly actors lie closer together than hostile ones', () => {
  const spots = layoutNetwork(grid(12, (i, j) => (i % 2 === j % 2 ? 5 : -5)));
  const pairs = spots.flatMap((a, i) => spots.slice(i + 1).map((b, k) => ({ same: (k + 1) % 2 === 0, distance: apart(a, b) })));
  expect(mean(pairs.filter((pair) => pair.same).map((pair) => pair.distance))).toBeLessThan(
    0.6 * mean(pairs.filter((pair) => !pair.same).map((pair) => pair.distance)),
  );
});

test('the same stances give the same picture, within its square', () => {
  const positions = grid(30, (i, j) => ((i * 7 + j) % 4 === 0 ? ((i + j) % 9) - 4 : null));
  expect(layoutNetwork(positions)).toEqual(layoutNetwork(positions));
  for (const { x, y } of layoutNetwork(positions)) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true);
});

test('zero actors and one actor are placed', () => {
  expect(layoutNetwork(grid(0, () => null))).toEqual([]);
  expect(layoutNetwork(grid(1, () => null))).toEqual([{ x: 0.5, y: 0.5 }]);
});
