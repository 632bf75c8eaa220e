// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { isTextInput, KeySequenceMatcher, type Shortcut } from './keySequences';

const of = (...keys: string[]): Shortcut[] => keys.map((one) => ({ keys: one, description: one, run: () => undefined }));

test('one key, and two one after the other', () => {
  const follower = new KeySequenceMatcher();
  const shortcuts = of('p', 'g m', 'g c');
  expect(follower.match('p', 0, shortcuts)?.keys).toBe('p');
  expect(follower.match('g', 10, shortcuts)).toBeUndefined();
  expect(follower.match('c', 20, shortcuts)?.keys).toBe('g c');
  expect(follower.match('c', 30, shortcuts)).toBeUndefined();
});

test('the second of two that comes too late is a first', () => {
  const follower = new KeySequenceMatcher();
  const shortcuts = of('m', 'g m');
  follower.match('g', 0, shortcuts);
  expect(follower.match('m', 5_000, shortcuts)?.keys).toBe('m');
});

test('what a page adds last goes over what was there', () => {
  const [shell, page] = of('p', 'p');
  expect(new KeySequenceMatcher().match('p', 0, [shell!, page!])).toBe(page);
});

test('keys that go into a field are no shortcuts', () => {
  expect(isTextInput(document.createElement('input'))).toBe(true);
  expect(isTextInput(document.createElement('button'))).toBe(false);
});
