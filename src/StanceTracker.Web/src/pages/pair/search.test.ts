import { expect, test } from 'vitest';
import { parseBothClocks } from '../../clocks/clocks';
import { parsePairSearch } from './search';

test('invalid and default values of an address are left out', () => {
  expect(parsePairSearch({ from: '2021-02-30', to: '2023-01-01', view: 'why', order: 'said', line: '0', with: 'x', pin: 'A b' })).toEqual({
    to: '2023-01-01',
    order: 'said',
  });
  expect(parsePairSearch({ view: 'replay', line: '12', pin: 'iran-aids-taliban' })).toEqual({
    view: 'replay',
    line: 12,
    pin: 'iran-aids-taliban',
  });
});

test('either clock of a side may be left out, but not both', () => {
  expect(parseBothClocks('2023-06-30,120')).toEqual({ asOf: '2023-06-30', knownAt: '120' });
  expect(parseBothClocks(',120')).toEqual({ asOf: '', knownAt: '120' });
  expect(parseBothClocks(',')).toBeUndefined();
});
