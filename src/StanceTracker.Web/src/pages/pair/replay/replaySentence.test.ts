import { expect, test } from 'vitest';
import { replaySentence, stanceChange } from './replaySentence';

const unknown = { before: null, labelBefore: 'unknown' as const };
const faded = { before: 0.2, labelBefore: 'faded' as const };
const neutral = { before: 0.2, labelBefore: 'neutral' as const };
const critical = { after: -1.6, labelAfter: 'critical' as const };

test('a step changes a stance only if there is evidence before and after', () => {
  expect(stanceChange({ ...neutral, ...critical })).toBeCloseTo(-1.8);
  expect(stanceChange({ ...unknown, ...critical })).toBeNull();
  expect(stanceChange({ ...faded, ...critical })).toBeNull();
  expect(stanceChange({ ...neutral, after: -0.1, labelAfter: 'faded' })).toBeNull();
});

test('a replay is summed up from beginning to end', () => {
  expect(replaySentence([{ ...neutral, ...critical }], 'said')).toBe(
    'Statement by statement, each on its own day: from neutral (0.20) to critical (−1.60) in 1 step.',
  );
});

test('no change is given from or to an unknown or faded stance', () => {
  expect(replaySentence([{ ...unknown, ...critical }], 'known')).toBe(
    'Event by event, as the ledger grew, for the “as of” day: critical (−1.60) after 1 step; before, nothing was known.',
  );
  expect(replaySentence([{ ...faded, ...critical }], 'known')).toMatch(
    /critical \(−1\.60\) after 1 step; before, the evidence had faded\.$/,
  );
  expect(replaySentence([{ ...neutral, after: -0.1, labelAfter: 'faded' }], 'said')).toBe(
    'Statement by statement, each on its own day: after 1 step the evidence has faded.',
  );
  expect(replaySentence([{ ...neutral, after: null, labelAfter: 'unknown' }], 'said')).toMatch(/after 1 step nothing is known\.$/);
});
