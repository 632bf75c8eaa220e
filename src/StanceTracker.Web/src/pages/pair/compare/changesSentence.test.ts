import { expect, test } from 'vitest';
import { type Comparison, changesSentence, describeMissingSide } from './changesSentence';

const compared = (
  from: Comparison['from'],
  to: Comparison['to'],
  interval: Pick<Comparison, 'low' | 'high'> = { low: null, high: null },
): Comparison => ({
  from,
  to,
  difference: (to.stance ?? 0) - (from.stance ?? 0),
  ...interval,
  mostTelling: 'clash',
  parts: [{ statement: 'clash', change: 'aged', part: 2.5 }],
});
const hostile = { stance: -3.6, label: 'hostile' as const };
const critical = { stance: -1.59, label: 'critical' as const };
const faded = { stance: 0.1, label: 'faded' as const };
const unknown = { stance: null, label: 'unknown' as const };

test('a difference is given with its interval', () => {
  expect(changesSentence(compared(hostile, critical, { low: 0.5, high: 3.5 }), () => 'A clash.')).toBe(
    '−3.60 → −1.59, a difference of +2.01 (interval 0.50 to 3.50): 0 statements added, 0 removed, 0 changed, 1 aged. Main cause: A clash. (+2.50)',
  );
  expect(changesSentence(compared(hostile, critical, { low: -4, high: 8 }), () => 'A clash.')).toContain(
    '(interval −4.00 to 8.00, so there may be none)',
  );
});

test('the statement that the server names is the main cause', () => {
  const parts: Comparison['parts'] = [
    { statement: 'aid', change: 'came', part: -0.8 },
    { statement: 'clash', change: 'aged', part: 0.5 },
  ];
  expect(changesSentence({ ...compared(hostile, critical), parts }, (id) => id)).toMatch(/Main cause: clash \(\+0\.50\)$/);
  expect(changesSentence({ ...compared(hostile, critical), parts, mostTelling: null }, (id) => id)).not.toContain('Main cause');
});

test('no difference is given if a side has no evidence', () => {
  expect(changesSentence(compared(faded, critical), () => 'A clash.')).toBe(
    'No difference can be given: the first has faded. 0 statements added, 0 removed, 0 changed, 1 aged.',
  );
  expect(changesSentence({ ...compared(unknown, unknown), difference: null, parts: [] }, String)).toBe(
    'No difference can be given: both are unknown.',
  );
});

test('the side without evidence is named', () => {
  expect(describeMissingSide({ from: hostile, to: critical })).toBeNull();
  expect(describeMissingSide({ from: hostile, to: unknown })).toBe('the second is unknown');
  expect(describeMissingSide({ from: faded, to: faded })).toBe('both have faded');
  expect(describeMissingSide({ from: unknown, to: faded })).toBe('the first is unknown and the second has faded');
});
