import { expect, test } from 'vitest';
import type { Actor } from '../../../api/actors';
import { pairsOf, speaksFor } from './attribution';

const actor = (id: string, ties: [with_: string, from: string | null, to: string | null][] = [], mergedInto: string | null = null): [string, Actor] => [
  id,
  { actor: id, name: id, kind: 'organization', codes: null, aliases: [], affiliations: ties.map(([with_, from, to], i) => ({ number: i + 2, with: with_, role: null, from, to })), mergedInto, version: 1 },
];

const actors = new Map([
  actor('muttaqi', [['ministry', '2021-09-07', null]]),
  actor('ministry', [['taliban', null, null]]),
  actor('taliban', [['afghanistan', '2021-08-15', null]]),
  actor('afghanistan'),
  actor('iran'),
  actor('iran-once', [], 'iran'),
  actor('circle-a', [['circle-b', null, null]]),
  actor('circle-b', [['circle-a', null, null]]),
]);

const toward = (holder: string, target: string) => ({ holder, target });

test('who speaks for whom depends on the day', () => {
  expect([...speaksFor('muttaqi', '2023-08-30', actors)].sort()).toEqual(['afghanistan', 'ministry', 'muttaqi', 'taliban']);
  expect([...speaksFor('muttaqi', '2021-09-06', actors)]).toEqual(['muttaqi']);
  expect([...speaksFor('taliban', '2021-08-14', actors)]).toEqual(['taliban']);
  expect([...speaksFor('circle-a', '2020-01-01', actors)].sort()).toEqual(['circle-a', 'circle-b']);
});

test('a statement counts at every level of the speaker', () => {
  const statement = { speaker: 'muttaqi', capacity: 'official' as const, targets: ['iran-once'], inferredTargets: [], day: '2023-08-30' };
  expect(pairsOf(statement, actors)).toEqual(['muttaqi', 'ministry', 'taliban', 'afghanistan'].map((holder) => toward(holder, 'iran')));
  expect(pairsOf({ ...statement, capacity: 'personal' }, actors)).toEqual([toward('muttaqi', 'iran')]);
});

test('what is meant but not named is not weighed', () => {
  expect(pairsOf({ speaker: 'iran', capacity: 'official', targets: ['taliban', 'muttaqi'], inferredTargets: ['muttaqi'], day: '2020-01-01' }, actors)).toEqual([toward('iran', 'taliban')]);
});

test('within one side nothing counts', () => {
  expect(pairsOf({ speaker: 'muttaqi', capacity: 'official', targets: ['afghanistan'], inferredTargets: [], day: '2023-01-01' }, actors)).toEqual([]);
  expect(pairsOf({ speaker: 'taliban', capacity: 'official', targets: ['muttaqi'], inferredTargets: [], day: '2023-01-01' }, actors)).toEqual([]);
});
