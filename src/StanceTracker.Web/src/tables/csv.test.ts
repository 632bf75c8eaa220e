import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('cells are quoted if needed, and null is empty', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['x, "y"', -1.5],
        [null, 'line\nbreak'],
      ],
    ),
  ).toBe('a,b\r\n"x, ""y""",-1.5\r\n,"line\nbreak"\r\n');
});

test('texts are not read as formulas', () => expect(toCsv(['a'], [['=1+1'], ['-x'], [-1]])).toBe("a\r\n'=1+1\r\n'-x\r\n-1\r\n"));
