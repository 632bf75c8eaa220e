import { expect, test } from 'vitest';
import { codePointStarts, sliceRange, splitIntoSegments } from './textRanges';

const text = 'a😀b é c';

test('places count code points, not UTF-16 units', () => {
  const starts = codePointStarts(text);
  expect(starts).toHaveLength(8);
  expect(sliceRange(text, starts, { start: 1, end: 3 })).toBe('😀b');
  expect(sliceRange(text, starts, { start: 6, end: 7 })).toBe('c');
  expect(sliceRange(text, starts, { start: 6, end: 8 })).toBeUndefined();
});

test('overlapping places split a text into pieces that know which places cover them', () => {
  const pieces = splitIntoSegments(text, codePointStarts(text), [
    { start: 0, end: 3 },
    { start: 1, end: 5 },
    { start: 0, end: 99 },
  ]);
  expect(pieces.map(({ text: piece, ranges }) => [piece, ranges])).toEqual([
    ['a', [0]],
    ['😀b', [0, 1]],
    [' é', [1]],
    [' c', []],
  ]);
});
