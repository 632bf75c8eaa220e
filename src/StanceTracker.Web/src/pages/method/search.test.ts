import { expect, test } from 'vitest';
import { parsePair, parseMethodSearch } from './search';

test('a pair is two actors with a comma between them', () => {
  expect(parsePair('iran,taliban')).toEqual({ holder: 'iran', target: 'taliban' });
});

test.each(['', 'iran', 'iran,', ',taliban', 'iran,taliban,pakistan', 'Iran,taliban', 'iran,iran'])('%j is no pair and is left out of the address', (pair) => {
  expect(parseMethodSearch({ pair })).toEqual({ pair: undefined });
});
