import { expect, test } from 'vitest';
import { sha256Hex } from '../hashing/sha256';
import { matchText } from './matchText';

test('the hash is of the UTF-8 text', async () => {
  expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a text is recognized with changed line endings', async () => {
  const sha256 = await sha256Hex('one\ntwo');
  expect(await matchText('\uFEFFone\r\ntwo\r\n', sha256)).toMatchObject({ text: 'one\ntwo', matches: true });
  expect(await matchText('one\ntwo', sha256)).toMatchObject({ change: '', matches: true });
});

test('a different text is reported as different, and without a hash there is no verdict', async () => {
  expect(await matchText('three', await sha256Hex('one'))).toMatchObject({ text: 'three', matches: false });
  expect((await matchText('three', null)).matches).toBeUndefined();
});
