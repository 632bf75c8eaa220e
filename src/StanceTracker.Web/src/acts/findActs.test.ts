import { expect, test } from 'vitest';
import type { Schema } from '../api/client';
import { findActs, firstMatchIndex } from './findActs';

const act = (code: string, label: string, parent: string | null, definition = ''): Schema<'ActView'> => ({
  code,
  label,
  definition,
  parent,
  quad: 'verbal-conflict',
  intensity: -2,
});
const acts = [
  act('11', 'DISAPPROVE', null),
  act('111', 'Criticize or denounce', '11', 'Finds fault with the other: condemns, rejects its deed.'),
  act('112', 'Accuse', '11'),
  act('1122', 'Accuse of human rights abuses', '112'),
  act('12', 'REJECT', null),
];
const codes = (text: string) => findActs(acts, text).map(({ act, depth }) => `${' '.repeat(depth)}${act.code}`);

test('matches are listed under their parents', () => {
  expect(codes('human')).toEqual(['11', ' 112', '  1122']);
  expect(codes('112')).toEqual(['11', ' 112', '  1122']);
  expect(codes('abuses accuse')).toEqual(['11', ' 112', '  1122']);
});

test('an empty text finds every act, an unknown word none', () => {
  expect(codes('').length).toBe(acts.length);
  expect(codes('zebra')).toEqual([]);
});

test('Enter picks the first real match', () => {
  expect(firstMatchIndex(findActs(acts, 'human'), 'human')).toBe(2);
  expect(firstMatchIndex(findActs(acts, 'accuse'), 'accuse')).toBe(1);
});

test('definitions are searched too, and Enter prefers labels', () => {
  expect(codes('condemns')).toEqual(['11', ' 111']);
  expect(firstMatchIndex(findActs(acts, 'condemns'), 'condemns')).toBe(1);
  expect(findActs(acts, 'reject').map(({ act }) => act.code)).toEqual(['11', '111', '12']);
  expect(firstMatchIndex(findActs(acts, 'reject'), 'reject')).toBe(2);
});
