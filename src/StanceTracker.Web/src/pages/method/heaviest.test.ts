import { expect, test } from 'vitest';
import { heaviest } from './heaviest';

test('the heaviest statement is the one with the largest share to either side', () => {
  const [plus, minus] = [{ share: 1 }, { share: -2 }] as const;
  expect(heaviest([plus, minus])).toBe(minus);
  expect(heaviest([])).toBeUndefined();
  expect(heaviest([{ share: 0 }])).toBeUndefined();
});
