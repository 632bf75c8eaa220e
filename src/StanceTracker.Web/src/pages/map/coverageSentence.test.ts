import { expect, test } from 'vitest';
import { coverageSentence } from './coverageSentence';

test('the sentence says which actors the map shows', () => {
  const counts = { drawn: 12, ofKinds: 198, inAll: 1900 };
  expect(coverageSentence(counts, 'start')).toBe('12 of 1,900 actors: those with the best documented stances toward each other.');
  expect(coverageSentence({ ...counts, drawn: 198 }, 'all')).toBe(
    '198 of 1,900 actors: those of the selected kinds with the most statements.',
  );
  expect(coverageSentence({ ...counts, drawn: 3 }, 'named')).toBe('3 of 1,900 actors: those you chose.');
});
