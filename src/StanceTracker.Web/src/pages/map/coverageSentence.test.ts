import { expect, test } from 'vitest';
import { coverageSentence } from './coverageSentence';

test('it says among how many of all actors the map is', () => {
  const counts = { drawn: 12, ofKinds: 198, inAll: 1900 };
  expect(coverageSentence(counts, 'start')).toBe('Among 12 of 1,900 actors: those whose stances toward each other are known best.');
  expect(coverageSentence({ ...counts, drawn: 198 }, 'all')).toBe('Among 198 of 1,900 actors: those of these kinds that the most statements count for.');
  expect(coverageSentence({ ...counts, drawn: 3 }, 'named')).toBe('Among 3 of 1,900 actors: those that are named.');
});
