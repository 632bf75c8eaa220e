import { expect, test } from 'vitest';
import { isActiveOn, affiliationsWith } from './affiliations';

const tie = (from: string | null, to: string | null) => ({ number: 2, with: 'taliban', role: null, from, to });
const actor = (id: string, affiliations: ReturnType<typeof tie>[]) => ({ actor: id, name: id, kind: 'person' as const, codes: null, aliases: [], affiliations, mergedInto: null, version: 1 });

test('a tie holds on its first and last day, and either end may be open', () => {
  expect(['2021-08-14', '2021-08-15', '2023-01-01', '2023-01-02'].map((day) => isActiveOn(tie('2021-08-15', '2023-01-01'), day))).toEqual([false, true, true, false]);
  expect(isActiveOn(tie(null, null), '1990-01-01')).toBe(true);
});

test('who speaks for an actor is read from the ties of the others', () => {
  expect(affiliationsWith([actor('muttaqi', [tie('2021-09-07', null)]), actor('iran', [])], 'taliban')).toEqual([{ ...tie('2021-09-07', null), actor: 'muttaqi' }]);
});
