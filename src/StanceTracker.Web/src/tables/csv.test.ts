import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('cells are quoted where they must be, and unknown is empty', () => {
  expect(toCsv(['a', 'b'], [['x, "y"', -1.5], [null, 'line\nbreak']])).toBe('a,b\r\n"x, ""y""",-1.5\r\n,"line\nbreak"\r\n');
});

test('a text is no formula', () => expect(toCsv(['a'], [['=1+1'], ['-x'], [-1]])).toBe("a\r\n'=1+1\r\n'-x\r\n-1\r\n"));
