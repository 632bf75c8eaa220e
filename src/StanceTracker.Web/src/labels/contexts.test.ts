import { expect, test } from 'vitest';
import codebook from '../../../StanceTracker.Domain/Codebook/plover-contexts.csv?raw';
import { contexts } from './contexts';

test('the contexts are those of the server', () => {
  const rows = codebook
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1);
  expect(contexts).toEqual(rows.map((line) => line.split(',')[0]));
});
