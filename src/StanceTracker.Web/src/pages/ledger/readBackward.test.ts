import { expect, test } from 'vitest';
import { readBackward } from './readBackward';

function ledger(positions: number[]) {
  let calls = 0;
  const ask = async (after: number, limit: number) => {
    calls++;
    return positions
      .filter((position) => position > after)
      .slice(0, limit)
      .map((position) => ({ position }));
  };
  const all = async (before: number, wanted: number) => {
    const seen: number[] = [];
    for (let from: number | null = before; from !== null; ) {
      const part: { rows: { position: number }[]; before: number | null } = await readBackward(ask, from, wanted);
      seen.push(...part.rows.map((row) => row.position));
      from = part.before;
    }
    return seen;
  };
  return { ask, all, calls: () => calls };
}

const numbers = (count: number, step = 1) => Array.from({ length: count }, (_, i) => (i + 1) * step);

test.each([1, 7, 100, 5_000])('every event is read once, newest first, %i at a time', async (wanted) => {
  expect(await ledger(numbers(2_345)).all(2_346, wanted)).toEqual(numbers(2_345).reverse());
});

test('events recorded after reading began are left out', async () => {
  expect(await ledger(numbers(300)).all(201, 50)).toEqual(numbers(200).reverse());
});

test('rare events are found with few calls', async () => {
  const few = ledger([3, 500_000]);
  expect(await few.all(1_000_001, 100)).toEqual([500_000, 3]);
  expect(few.calls()).toBeLessThan(30);
});

test('nothing is skipped where a long stretch holds many', async () => {
  const positions = [...numbers(5_000), 900_000];
  expect(await ledger(positions).all(1_000_001, 100)).toEqual([...positions].reverse());
});

test('an empty ledger yields nothing', async () => {
  expect(await ledger([]).all(1, 100)).toEqual([]);
});
