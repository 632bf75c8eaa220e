// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { isTextInput, KeySequenceMatcher, type Shortcut } from './keySequences';

const of = (...keys: string[]): Shortcut[] => keys.map((one) => ({ keys: one, description: one, run: () => undefined }));

test('a shortcut is one key, or a sequence of two', () => {
  const follower = new KeySequenceMatcher();
  const shortcuts = of('p', 'g m', 'g c');
  expect(follower.match('p', 0, shortcuts)?.keys).toBe('p');
  expect(follower.match('g', 10, shortcuts)).toBeUndefined();
  expect(follower.match('c', 20, shortcuts)?.keys).toBe('g c');
  expect(follower.match('c', 30, shortcuts)).toBeUndefined();
});

test('a second key that comes too late starts a new sequence', () => {
  const follower = new KeySequenceMatcher();
  const shortcuts = of('m', 'g m');
  follower.match('g', 0, shortcuts);
  expect(follower.match('m', 5_000, shortcuts)?.keys).toBe('m');
});

test('the shortcut added last wins', () => {
  const [shell, page] = of('p', 'p');
  expect(new KeySequenceMatcher().match('p', 0, [shell!, page!])).toBe(page);
});

test('keys typed into a field are not shortcuts', () => {
  expect(isTextInput(document.createElement('input'))).toBe(true);
  expect(isTextInput(document.createElement('button'))).toBe(false);
});
