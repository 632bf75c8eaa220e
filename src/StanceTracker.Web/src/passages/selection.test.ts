import { expect, test } from 'vitest';
import { codePointStarts, sliceOf } from './codePoints';
import { fromShown, lengthOf, selectedPlace, shownPlace } from './selection';

const text = 'Kabul 😀 said: “no”. 𐍈!';
const selected = (from: number, to: number) => {
  const place = selectedPlace(text, from, to);
  return place && sliceOf(text, codePointStarts(text), place);
};

test('a character outside the Basic Multilingual Plane counts once', () => {
  expect([text.length, lengthOf(text), lengthOf('')]).toEqual([24, 22, 0]);
});

test('a selection is counted in code points', () => {
  const from = text.indexOf('said');
  expect(selectedPlace(text, from, from + 4)).toEqual({ start: 8, end: 12 });
  expect(selectedPlace(text, 0, text.length)).toEqual({ start: 0, end: 22 });
  expect(selectedPlace(text, 3, 3)).toBeUndefined();
});

test('a selection that cuts through a character includes all of it', () => {
  const at = text.indexOf('😀');
  expect(selected(at + 1, at + 3)).toBe('😀 ');
  expect(selected(at - 1, at + 1)).toBe(' 😀');
  expect(selected(at, at + 1)).toBe('😀');
});

test('CRLF line endings map to the single character shown', () => {
  const lines = 'one\r\ntwo\r\n😀three';
  expect(fromShown(lines, 4)).toBe(5);
  expect(selectedPlace(lines, 4, 7)).toEqual({ start: 5, end: 8 });
  expect(shownPlace(lines, { start: 5, end: 8 })).toEqual([4, 7]);
  expect(shownPlace(lines, { start: 10, end: 12 })).toEqual([8, 11]);
});
