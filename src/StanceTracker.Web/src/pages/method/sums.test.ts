import { expect, test } from 'vitest';
import { heaviest, sumWeights } from './sums';

test('the worked example: E 0.96 and M 4.48, most of it for', () => {
  const sums = sumWeights([
    { intensity: -2, weight: 0.32, share: -0.36 },
    { intensity: 8, weight: 0.64, share: 2.86 },
  ]);
  expect(sums.evidence).toBeCloseTo(0.96, 12);
  expect(sums.moment).toBeCloseTo(4.48, 12);
  expect(sums.plus).toBeCloseTo(5.12, 12);
  expect(sums.minus).toBeCloseTo(0.64, 12);
});

test('a statement without a score is left out of every sum', () => {
  expect(sumWeights([{ intensity: null, weight: 0.64, share: 0 }])).toEqual({ evidence: 0, moment: 0, plus: 0, minus: 0 });
});

test('the heaviest statement is the one with the largest share to either side', () => {
  const [plus, minus] = [
    { intensity: 4, weight: 0.5, share: 1 },
    { intensity: -9, weight: 0.5, share: -2 },
  ] as const;
  expect(heaviest([plus, minus])).toBe(minus);
  expect(heaviest([])).toBeUndefined();
  expect(heaviest([{ intensity: 0, weight: 0.5, share: 0 }])).toBeUndefined();
});
