import { expect, test } from 'vitest';
import { parseMethodSearch, parsePair } from './search';

test('a pair is two actors separated by a comma', () => {
  expect(parsePair('iran,taliban')).toEqual({ holder: 'iran', target: 'taliban' });
});

test.each(['', 'iran', 'iran,', ',taliban', 'iran,taliban,pakistan', 'Iran,taliban', 'iran,iran'])(
  '%j is not a pair and is ignored',
  (pair) => {
    expect(parseMethodSearch({ pair })).toEqual({ pair: undefined });
  },
);
