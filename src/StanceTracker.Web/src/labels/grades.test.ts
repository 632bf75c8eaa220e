import { expect, test } from 'vitest';
import { formatGrade } from './grades';

test('a grade is given with its meaning, and bare until the meaning has loaded', () => {
  const grades = [
    { grade: 'A', meaning: 'completely reliable', factor: 1 },
    { grade: 'B', meaning: 'usually reliable', factor: 0.8 },
  ];
  expect(formatGrade('B', grades)).toBe('B · usually reliable');
  expect(formatGrade('B', undefined)).toBe('B');
});
