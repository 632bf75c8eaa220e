import { expect, test } from 'vitest';
import type { BriefPair } from '../../api/brief';
import { briefHeadline } from './headline';

const names: Record<string, string> = {
  iran: 'Iran',
  taliban: 'Taliban',
  pakistan: 'Pakistan',
  ttp: 'Tehreek-e-Taliban Pakistan',
  is: 'Islamic State',
  us: 'United States',
  refugees: 'Afghan refugees',
};
const nameOf = (id: string) => names[id] ?? id;
const pair = (holder: string, target: string, label: BriefPair['to']['label']) => ({ holder, target, to: { label } as BriefPair['to'] });
const headlineOf = (...pairs: ReturnType<typeof pair>[]) => briefHeadline(pairs, '2024-01-15', nameOf);

test('both directions of a pair share a clause', () => {
  expect(headlineOf(pair('iran', 'taliban', 'mixed'), pair('iran', 'us', 'hostile'), pair('taliban', 'iran', 'critical'))).toBe(
    'Iran sends mixed signals to the Taliban, while the Taliban are critical of Iran; Iran is hostile to the United States.',
  );
});

test('a mutual stance appears once', () => {
  expect(headlineOf(pair('iran', 'pakistan', 'favourable'), pair('pakistan', 'iran', 'favourable'))).toBe(
    'Iran and Pakistan are favourable to each other.',
  );
  expect(headlineOf(pair('taliban', 'iran', 'mixed'), pair('iran', 'taliban', 'mixed'))).toBe(
    'The Taliban and Iran send each other mixed signals.',
  );
});

test('holders with the same stance share a clause, and so do targets', () => {
  expect(headlineOf(pair('iran', 'taliban', 'critical'), pair('pakistan', 'taliban', 'critical'))).toBe(
    'Iran and Pakistan are critical of the Taliban.',
  );
  expect(headlineOf(pair('is', 'iran', 'hostile'), pair('is', 'taliban', 'hostile'))).toBe(
    'The Islamic State is hostile to Iran and the Taliban.',
  );
});

test('a mutual stance is not split to group others', () => {
  expect(
    headlineOf(
      pair('iran', 'us', 'hostile'),
      pair('ttp', 'pakistan', 'hostile'),
      pair('pakistan', 'ttp', 'hostile'),
      pair('is', 'pakistan', 'hostile'),
    ),
  ).toBe(
    'Iran is hostile to the United States; Tehreek-e-Taliban Pakistan and Pakistan are hostile to each other; the Islamic State is hostile to Pakistan.',
  );
});

test('the sentence stays short enough to read at a glance', () => {
  const many = headlineOf(
    pair('iran', 'us', 'hostile'),
    pair('iran', 'pakistan', 'favourable'),
    pair('is', 'iran', 'neutral'),
    pair('refugees', 'taliban', 'critical'),
  );
  expect(many.split(';')).toHaveLength(3);
});

test('unknown and faded stances are left out', () => {
  expect(headlineOf(pair('iran', 'us', 'faded'), pair('refugees', 'taliban', 'critical'))).toBe(
    'Afghan refugees are critical of the Taliban.',
  );
  expect(headlineOf(pair('iran', 'us', 'faded'), pair('us', 'iran', 'unknown'))).toBe(
    'On 15 January 2024 there is no recent evidence of where anyone stands.',
  );
});
