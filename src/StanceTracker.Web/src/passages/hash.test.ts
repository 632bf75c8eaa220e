import { expect, test } from 'vitest';
import { findReading, sha256Of } from './hash';

test('the hash is of the UTF-8 text', async () => {
  expect(await sha256Of('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a text is recognized with changed line endings', async () => {
  const sha256 = await sha256Of('one\ntwo');
  expect(await findReading('\uFEFFone\r\ntwo\r\n', sha256)).toMatchObject({ text: 'one\ntwo', same: true });
  expect(await findReading('one\ntwo', sha256)).toMatchObject({ how: '', same: true });
});

test('a different text is reported as different, and without a hash there is no verdict', async () => {
  expect(await findReading('three', await sha256Of('one'))).toMatchObject({ text: 'three', same: false });
  expect((await findReading('three', null)).same).toBeUndefined();
});
