import { expect, test } from 'vitest';
import { cellAt, fitDimensions } from './dimensions';

test('cells fill the width, and are never too small to point at', () => {
  expect(fitDimensions(20, 1000, 120).cell).toBe(40);
  expect(fitDimensions(40, 1000, 120).cell).toBe(21);
  expect(fitDimensions(200, 1000, 120).cell).toBe(11);
  expect(fitDimensions(30, 360, 400).left).toBeLessThan(360 / 3);
});

test('a point maps to a cell, even when scrolled', () => {
  const sizes = { cell: 20, left: 100, top: 100 };
  const viewport = { x: 0, y: 0, width: 500, height: 500 };
  expect(cellAt(141, 100, viewport, sizes, 10)).toEqual({ row: 0, column: 2 });
  expect(cellAt(141, 100, { ...viewport, x: 40 }, sizes, 10)).toEqual({ row: 0, column: 4 });
  expect(cellAt(99, 200, viewport, sizes, 10)).toBeUndefined();
  expect(cellAt(101, 101, viewport, sizes, 10)).toBeUndefined();
  expect(cellAt(301, 101, viewport, sizes, 10)).toBeUndefined();
});
