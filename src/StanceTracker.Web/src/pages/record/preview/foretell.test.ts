import { expect, test } from 'vitest';
import { confidenceOf, foretell, midpointOf } from './foretell';

const unknown = { stance: null, low: null, high: null, evidence: 0, mean: null };

test("the design's worked example, one statement after the other", () => {
  const confidence = confidenceOf('B', 2, 'actual');
  expect(confidence).toBeCloseTo(0.64, 12);
  const first = foretell(unknown, { intensity: -2, confidence, day: '2023-01-01' }, '2023-06-30', 180);
  expect(first.stance).toBeCloseTo((0.32 * -2) / (0.32 + 0.831315), 5);
  const second = foretell({ ...first, evidence: 0.32, mean: -2 }, { intensity: 8, confidence, day: '2023-06-30' }, '2023-06-30', 180);
  expect(second.stance).toBeCloseTo(2.500956, 6);
  expect((second.high ?? 0) - (second.stance ?? 0)).toBeCloseTo(4.539749, 6);
});

test('what is conditional weighs half', () => {
  expect(confidenceOf('B', 2, 'conditional')).toBeCloseTo(0.32, 12);
});

test('what has no score, or is yet to come, moves nothing', () => {
  const position = { stance: 1, low: 0, high: 2, evidence: 3, mean: 1.2 };
  expect(foretell(position, { intensity: null, confidence: 1, day: '2023-01-01' }, '2023-06-30', 180)).toEqual({ stance: 1, low: 0, high: 2 });
  expect(foretell(position, { intensity: 5, confidence: 1, day: '2023-07-01' }, '2023-06-30', 180)).toEqual({ stance: 1, low: 0, high: 2 });
});

test('a span counts from its midpoint, the earlier of two', () => {
  expect(midpointOf('2023-05-01', '2023-05-31')).toBe('2023-05-16');
  expect(midpointOf('2023-05-01', '2023-05-02')).toBe('2023-05-01');
});
