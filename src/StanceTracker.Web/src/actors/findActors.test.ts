import { expect, test } from 'vitest';
import type { Actor } from '../api/actors';
import { findActors } from './findActors';

const actor = (id: string, name: string, aliases: string[] = [], iso3: string | null = null): Actor => ({
  actor: id,
  name,
  kind: 'state',
  codes: { cameo: null, iso3, wikidata: null },
  aliases: aliases.map((alias) => ({ alias, language: null })),
  affiliations: [],
  mergedInto: null,
  version: 1,
});

const directory = [
  actor('iran', 'Iran', ['Islamic Republic of Iran'], 'IRN'),
  actor('hassan-kazemi-qomi', 'Hassan Kazemi Qomi', ['Hassan Kazemi Ghomi']),
  actor('iran-foreign-ministry', 'Iran’s foreign ministry'),
  actor('ebrahim-raisi', 'Ebrahim Raïsi'),
  { ...actor('persia', 'Persia', ['Iran']), mergedInto: 'iran' },
];
const found = (text: string) => findActors(directory, text, 10).map((one) => one.actor);

test('names, aliases and codes are searched, best match first', () => {
  expect(found('iran')).toEqual(['iran', 'iran-foreign-ministry']);
  expect(found('ghomi')).toEqual(['hassan-kazemi-qomi']);
  expect(found('IRN')).toEqual(['iran']);
});

test('accents do not matter', () => expect(found('raisi')).toEqual(['ebrahim-raisi']));

test('a merged actor is not offered', () => expect(found('persia')).toEqual([]));
