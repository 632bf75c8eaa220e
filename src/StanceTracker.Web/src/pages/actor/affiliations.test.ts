import { expect, test } from 'vitest';
import { affiliationsWith, isActiveOn } from './affiliations';

const affiliation = (from: string | null, to: string | null) => ({ number: 2, with: 'taliban', role: null, from, to });
const actor = (id: string, affiliations: ReturnType<typeof affiliation>[]) => ({
  actor: id,
  name: id,
  kind: 'person' as const,
  codes: null,
  aliases: [],
  affiliations,
  mergedInto: null,
  version: 1,
});

test('an affiliation holds on its first and last day, and either end may be open', () => {
  expect(
    ['2021-08-14', '2021-08-15', '2023-01-01', '2023-01-02'].map((day) => isActiveOn(affiliation('2021-08-15', '2023-01-01'), day)),
  ).toEqual([false, true, true, false]);
  expect(isActiveOn(affiliation(null, null), '1990-01-01')).toBe(true);
});

test('the speakers for an actor come from the affiliations of others', () => {
  expect(affiliationsWith([actor('muttaqi', [affiliation('2021-09-07', null)]), actor('iran', [])], 'taliban')).toEqual([
    { ...affiliation('2021-09-07', null), actor: 'muttaqi' },
  ]);
});
