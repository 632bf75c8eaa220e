// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { isTyping, KeyFollower, type Shortcut } from './shortcuts';

const of = (...keys: string[]): Shortcut[] => keys.map((one) => ({ keys: one, does: one, run: () => undefined }));

test('a shortcut is one key, or a sequence of two', () => {
  const follower = new KeyFollower();
  const shortcuts = of('p', 'g m', 'g c');
  expect(follower.follow('p', 0, shortcuts)?.keys).toBe('p');
  expect(follower.follow('g', 10, shortcuts)).toBeUndefined();
  expect(follower.follow('c', 20, shortcuts)?.keys).toBe('g c');
  expect(follower.follow('c', 30, shortcuts)).toBeUndefined();
});

test('a second key that comes too late starts a new sequence', () => {
  const follower = new KeyFollower();
  const shortcuts = of('m', 'g m');
  follower.follow('g', 0, shortcuts);
  expect(follower.follow('m', 5_000, shortcuts)?.keys).toBe('m');
});

test('the shortcut added last wins', () => {
  const [shell, page] = of('p', 'p');
  expect(new KeyFollower().follow('p', 0, [shell!, page!])).toBe(page);
});

test('keys typed into a field are not shortcuts', () => {
  expect(isTyping(document.createElement('input'))).toBe(true);
  expect(isTyping(document.createElement('button'))).toBe(false);
});
