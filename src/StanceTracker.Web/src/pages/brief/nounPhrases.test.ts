import { expect, test } from 'vitest';
import { joinNames, toNounPhrase } from './nounPhrases';

test.each([
  ['Iran', 'Iran', false],
  ['Taliban', 'the Taliban', true],
  ['United States', 'the United States', false],
  ['United States of America', 'the United States of America', false],
  ['Islamic State', 'the Islamic State', false],
  ['Islamic State Khorasan', 'Islamic State Khorasan', false],
  ['Tehreek-e-Taliban Pakistan', 'Tehreek-e-Taliban Pakistan', false],
  ['Afghan refugees', 'Afghan refugees', true],
  ['Armed Forces of Pakistan', 'the Armed Forces of Pakistan', true],
  ['Shanghai Cooperation Organization', 'the Shanghai Cooperation Organization', false],
  ['Ministry of Foreign Affairs of Iran', 'the Ministry of Foreign Affairs of Iran', false],
  ['Taliban Ministry of Foreign Affairs', 'the Taliban Ministry of Foreign Affairs', false],
  ['al-Qaeda', 'al-Qaeda', false],
])('%s reads as %s', (name, expected, plural) => {
  expect(toNounPhrase(name)).toEqual({ name: expected, plural });
});

test('names are listed as English lists them', () => {
  expect(joinNames(['Iran'])).toBe('Iran');
  expect(joinNames(['Iran', 'Pakistan'])).toBe('Iran and Pakistan');
  expect(joinNames(['Iran', 'Pakistan', 'the Taliban'])).toBe('Iran, Pakistan and the Taliban');
});
