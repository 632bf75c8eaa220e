import { expect, test } from 'vitest';
import { holdsOn, speakersFor } from './affiliations';

const tie = (from: string | null, to: string | null) => ({ number: 2, with: 'taliban', role: null, from, to });
const actor = (id: string, affiliations: ReturnType<typeof tie>[]) => ({ actor: id, name: id, kind: 'person' as const, codes: null, aliases: [], affiliations, mergedInto: null, version: 1 });

test('an affiliation holds on its first and last day, and either end may be open', () => {
  expect(['2021-08-14', '2021-08-15', '2023-01-01', '2023-01-02'].map((day) => holdsOn(tie('2021-08-15', '2023-01-01'), day))).toEqual([false, true, true, false]);
  expect(holdsOn(tie(null, null), '1990-01-01')).toBe(true);
});

test('the speakers for an actor come from the affiliations of others', () => {
  expect(speakersFor([actor('muttaqi', [tie('2021-09-07', null)]), actor('iran', [])], 'taliban')).toEqual([{ ...tie('2021-09-07', null), actor: 'muttaqi' }]);
});
