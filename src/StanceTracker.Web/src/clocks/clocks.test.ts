import { expect, test } from 'vitest';
import { findTable, isKnownAt, parseClocks } from './clocks';

test('both clocks and the method are read from the address', () => {
  expect(parseClocks({ asOf: '2023-12-31', knownAt: '396', scores: 'gdelt', halfLifeDays: '90' })).toEqual({
    asOf: '2023-12-31',
    knownAt: '396',
    scores: 'gdelt',
    halfLifeDays: 90,
  });
});

test('invalid parameters of an address are ignored', () => {
  expect(parseClocks({ asOf: 'soon', knownAt: 'then', halfLifeDays: '-1', other: 'x' })).toEqual({});
});

test('a score table that the server does not have is ignored', () => {
  const tables = [{ name: 'icews' }, { name: 'gdelt' }];
  expect(findTable('gdelt', tables)).toBe('gdelt');
  expect(findTable('mine', tables)).toBeUndefined();
  expect(findTable('gdelt', undefined)).toBe('gdelt');
});

test('knownAt is a position, an instant with a time zone, or a day', () => {
  for (const right of ['1', '396', '2024-01-31', '2024-01-31T12:00:00Z', '2024-01-31T12:00:00.5+03:30'])
    expect(isKnownAt(right), right).toBe(true);
  for (const wrong of ['', '-1', '2024-01-31T12:00:00', '2024-13-01', 'now']) expect(isKnownAt(wrong), wrong).toBe(false);
});
