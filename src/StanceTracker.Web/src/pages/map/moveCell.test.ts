import { expect, test } from 'vitest';
import { moveCell } from './moveCell';

const cells = [0, 1, 2].map(() => [null, null, null]);

test('arrow keys move from cell to cell, skip the diagonal, and stop at the edge', () => {
  expect(moveCell(undefined, 'ArrowDown', cells)).toEqual({ row: 0, column: 1 });
  expect(moveCell({ row: 0, column: 1 }, 'ArrowDown', cells)).toEqual({ row: 2, column: 1 });
  expect(moveCell({ row: 0, column: 2 }, 'ArrowRight', cells)).toEqual({ row: 0, column: 2 });
  expect(moveCell({ row: 0, column: 1 }, 'ArrowLeft', cells)).toEqual({ row: 0, column: 1 });
  expect(moveCell({ row: 0, column: 1 }, 'a', cells)).toBeUndefined();
  expect(moveCell(undefined, 'ArrowDown', [[null]])).toBeUndefined();
});
