import { expect, test } from 'vitest';
import { parseBriefSearch } from './search';

test('an end is a day, a position, or both clocks', () => {
  expect(parseBriefSearch({ from: '2023-10-15', to: '457' })).toEqual({ from: '2023-10-15', to: '457' });
  expect(parseBriefSearch({ from: '2023-10-15,396' })).toEqual({ from: '2023-10-15,396', to: undefined });
});

test('invalid parameters of an address are ignored', () => {
  expect(parseBriefSearch({ from: '2023-13-01', to: 'soon' })).toEqual({ from: undefined, to: undefined });
  expect(parseBriefSearch({ from: ',', to: '-3' })).toEqual({ from: undefined, to: undefined });
});
