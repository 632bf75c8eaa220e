import { expect, test } from 'vitest';
import { buildSegments } from './shareBar';

const contribution = (statement: string, share: number) => ({ statement, share });

test('parts lie end to end on both sides of zero, and sum to the stance', () => {
  const parts = buildSegments([contribution('a', 1), contribution('b', -2), contribution('c', 3), contribution('d', 0)]);
  expect(parts.map(({ statement, from, to }) => [statement, from, to])).toEqual([
    ['b', 0, -2],
    ['c', 0, 3],
    ['a', 3, 4],
  ]);
});

test('the lightest of many statements are combined', () => {
  const parts = buildSegments(Array.from({ length: 100 }, (_, i) => contribution(`s${i}`, i + 1)));
  expect(parts).toHaveLength(41);
  expect(parts.at(-1)).toMatchObject({ statement: undefined, count: 60, to: 5050 });
});
