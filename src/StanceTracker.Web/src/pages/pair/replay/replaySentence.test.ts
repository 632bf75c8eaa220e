import { expect, test } from 'vitest';
import { stanceChange, replaySentence } from './replaySentence';

const unknown = { before: null, labelBefore: 'unknown' as const };
const faded = { before: 0.2, labelBefore: 'faded' as const };
const neutral = { before: 0.2, labelBefore: 'neutral' as const };
const critical = { after: -1.6, labelAfter: 'critical' as const };

test('a step moves a stance from evidence to evidence, and from or to nothing it does not', () => {
  expect(stanceChange({ ...neutral, ...critical })).toBeCloseTo(-1.8);
  expect(stanceChange({ ...unknown, ...critical })).toBeNull();
  expect(stanceChange({ ...faded, ...critical })).toBeNull();
  expect(stanceChange({ ...neutral, after: -0.1, labelAfter: 'faded' })).toBeNull();
});

test('a replay is told from its beginning to its end', () => {
  expect(replaySentence([{ ...neutral, ...critical }], 'said')).toBe('Statement by statement, each on its own day: from neutral (0.20) to critical (−1.60) in 1 step.');
});

test('no change is told from or to what is unknown or faded', () => {
  expect(replaySentence([{ ...unknown, ...critical }], 'known')).toBe('Event by event, as the ledger grew, for the day that is asked: critical (−1.60) after 1 step; before, nothing was known.');
  expect(replaySentence([{ ...faded, ...critical }], 'known')).toMatch(/critical \(−1\.60\) after 1 step; before, the evidence had faded\.$/);
  expect(replaySentence([{ ...neutral, after: -0.1, labelAfter: 'faded' }], 'said')).toBe('Statement by statement, each on its own day: after 1 step the evidence has faded.');
  expect(replaySentence([{ ...neutral, after: null, labelAfter: 'unknown' }], 'said')).toMatch(/after 1 step nothing is known\.$/);
});
