import { expect, test } from 'vitest';
import { seriate } from './seriation';

/** Two camps, friendly within and hostile between; only some stances are known. */
function camps(size: number, known: (i: number, j: number) => boolean): { names: string[]; square: (number | null)[][] } {
  const names = Array.from({ length: 2 * size }, (_, i) => `${i % 2 === 0 ? 'east' : 'west'}-${String(i).padStart(3, '0')}`);
  const square = names.map((a, i) => names.map((b, j) => (i === j || !known(i, j) ? null : a.slice(0, 4) === b.slice(0, 4) ? 4 : -4)));
  return { names, square };
}

const changes = (order: number[], names: string[]) =>
  order.slice(1).filter((at, i) => names[at]!.slice(0, 4) !== names[order[i]!]!.slice(0, 4)).length;

test('camps lie together', () => {
  const { names, square } = camps(12, () => true);
  expect(changes(seriate(names, square), names)).toBe(1);
});

test('camps lie together even if little is known', () => {
  const { names, square } = camps(20, (i, j) => (i * 7 + j * 13) % 5 === 0);
  expect(changes(seriate(names, square), names)).toBe(1);
});

test('every actor appears once', () => {
  const { names, square } = camps(9, (i, j) => (i + j) % 3 === 0);
  expect(seriate(names, square).toSorted((a, b) => a - b)).toEqual(names.map((_, i) => i));
});

test('the result does not depend on the input order', () => {
  const { names, square } = camps(8, (i, j) => (i * 3 + j) % 4 !== 0);
  const mixed = names.map((_, i) => (i * 5) % names.length);
  const again = seriate(
    mixed.map((i) => names[i]!),
    mixed.map((i) => mixed.map((j) => square[i]![j]!)),
  );
  expect(again.map((i) => names[mixed[i]!])).toEqual(seriate(names, square).map((i) => names[i]));
});

test('zero, one and two actors work too', () => {
  expect(seriate([], [])).toEqual([]);
  expect(
    seriate(
      ['b', 'a'],
      [
        [null, 1],
        [1, null],
      ],
    ),
  ).toEqual([1, 0]);
});

test('250 actors are ordered quickly', () => {
  const { names, square } = camps(125, (i, j) => (i * 31 + j * 17) % 10 === 0);
  const before = performance.now();
  seriate(names, square);
  expect(performance.now() - before).toBeLessThan(5_000);
});
