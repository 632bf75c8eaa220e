import { expect, test } from 'vitest';
import { moved } from './moves';

const cells = [0, 1, 2].map(() => [null, null, null]);

test('arrow keys move from cell to cell, skip the diagonal, and stop at the edge', () => {
  expect(moved(undefined, 'ArrowDown', cells)).toEqual({ row: 0, column: 1 });
  expect(moved({ row: 0, column: 1 }, 'ArrowDown', cells)).toEqual({ row: 2, column: 1 });
  expect(moved({ row: 0, column: 2 }, 'ArrowRight', cells)).toEqual({ row: 0, column: 2 });
  expect(moved({ row: 0, column: 1 }, 'ArrowLeft', cells)).toEqual({ row: 0, column: 1 });
  expect(moved({ row: 0, column: 1 }, 'a', cells)).toBeUndefined();
  expect(moved(undefined, 'ArrowDown', [[null]])).toBeUndefined();
});
