import { expect, test } from 'vitest';
import { isSlug, slugify } from './slug';

test.each([
  ['Amir Khan Muttaqi', 'amir-khan-muttaqi'],
  ['  Recep Tayyip Erdoğan! ', 'recep-tayyip-erdogan'],
  ['—', ''],
  [`${'a'.repeat(119)} b`, 'a'.repeat(119)],
])('%j becomes %j', (text, slug) => {
  expect(slugify(text)).toBe(slug);
  if (slug !== '') expect(isSlug(slug)).toBe(true);
});
