// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { isTyping, KeyFollower, type Shortcut } from './shortcuts';

const of = (...keys: string[]): Shortcut[] => keys.map((one) => ({ keys: one, does: one, run: () => undefined }));

test('one key, and two one after the other', () => {
  const follower = new KeyFollower();
  const shortcuts = of('p', 'g m', 'g c');
  expect(follower.follow('p', 0, shortcuts)?.keys).toBe('p');
  expect(follower.follow('g', 10, shortcuts)).toBeUndefined();
  expect(follower.follow('c', 20, shortcuts)?.keys).toBe('g c');
  expect(follower.follow('c', 30, shortcuts)).toBeUndefined();
});

test('the second of two that comes too late is a first', () => {
  const follower = new KeyFollower();
  const shortcuts = of('m', 'g m');
  follower.follow('g', 0, shortcuts);
  expect(follower.follow('m', 5_000, shortcuts)?.keys).toBe('m');
});

test('what a page adds last goes over what was there', () => {
  const [shell, page] = of('p', 'p');
  expect(new KeyFollower().follow('p', 0, [shell!, page!])).toBe(page);
});

test('keys that go into a field are no shortcuts', () => {
  expect(isTyping(document.createElement('input'))).toBe(true);
  expect(isTyping(document.createElement('button'))).toBe(false);
});
