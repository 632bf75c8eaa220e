import { expect, test } from 'vitest';
import { isSlug, slugOf } from './slug';

test.each([
  ['Amir Khan Muttaqi', 'amir-khan-muttaqi'],
  ['  Recep Tayyip Erdoğan! ', 'recep-tayyip-erdogan'],
  ['—', ''],
  [`${'a'.repeat(119)} b`, 'a'.repeat(119)],
])('%j becomes %j', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
  if (slug !== '') expect(isSlug(slug)).toBe(true);
});
