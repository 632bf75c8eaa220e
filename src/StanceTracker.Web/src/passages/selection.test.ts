import { expect, test } from 'vitest';
import { codePointLength, rangeFromSelection, selectionFromRange, toSourceOffset } from './selection';
import { codePointStarts, sliceRange } from './textRanges';

const text = 'Kabul 😀 said: “no”. 𐍈!';
const selected = (from: number, to: number) => {
  const range = rangeFromSelection(text, from, to);
  return range && sliceRange(text, codePointStarts(text), range);
};

test('a character outside the Basic Multilingual Plane counts once', () => {
  expect([text.length, codePointLength(text), codePointLength('')]).toEqual([24, 22, 0]);
});

test('a selection is counted in code points', () => {
  const from = text.indexOf('said');
  expect(rangeFromSelection(text, from, from + 4)).toEqual({ start: 8, end: 12 });
  expect(rangeFromSelection(text, 0, text.length)).toEqual({ start: 0, end: 22 });
  expect(rangeFromSelection(text, 3, 3)).toBeUndefined();
});

test('a selection that cuts through a character includes all of it', () => {
  const at = text.indexOf('😀');
  expect(selected(at + 1, at + 3)).toBe('😀 ');
  expect(selected(at - 1, at + 1)).toBe(' 😀');
  expect(selected(at, at + 1)).toBe('😀');
});

test('CRLF line endings map to the single character shown', () => {
  const lines = 'one\r\ntwo\r\n😀three';
  expect(toSourceOffset(lines, 4)).toBe(5);
  expect(rangeFromSelection(lines, 4, 7)).toEqual({ start: 5, end: 8 });
  expect(selectionFromRange(lines, { start: 5, end: 8 })).toEqual([4, 7]);
  expect(selectionFromRange(lines, { start: 10, end: 12 })).toEqual([8, 11]);
});
