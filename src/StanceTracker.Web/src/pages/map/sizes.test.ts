import { expect, test } from 'vitest';
import { placeAt, sizesFor } from './sizes';

test('cells fill the width, and are never too small to point at', () => {
  expect(sizesFor(20, 1000, 120).cell).toBe(40);
  expect(sizesFor(40, 1000, 120).cell).toBe(21);
  expect(sizesFor(200, 1000, 120).cell).toBe(11);
  expect(sizesFor(30, 360, 400).left).toBeLessThan(360 / 3);
});

test('a point maps to a cell, even when scrolled', () => {
  const sizes = { cell: 20, left: 100, top: 100 };
  const sight = { x: 0, y: 0, width: 500, height: 500 };
  expect(placeAt(141, 100, sight, sizes, 10)).toEqual({ row: 0, column: 2 });
  expect(placeAt(141, 100, { ...sight, x: 40 }, sizes, 10)).toEqual({ row: 0, column: 4 });
  expect(placeAt(99, 200, sight, sizes, 10)).toBeUndefined();
  expect(placeAt(101, 101, sight, sizes, 10)).toBeUndefined();
  expect(placeAt(301, 101, sight, sizes, 10)).toBeUndefined();
});
