import { expect, test } from 'vitest';
import { curveSentence } from './curveSentence';

const point = (day: string, stance: number, statements: number) => ({
  day,
  stance,
  low: stance - 1,
  high: stance + 1,
  evidence: 1,
  label: 'neutral' as const,
  certainty: 'thin' as const,
  lastKnown: null,
  statements,
});
const points = [point('2022-01-01', 1, 1), point('2023-03-01', -0.4, 3), point('2023-09-01', -1.9, 7)];

test('the sentence says which way the visible stance went, and from how many statements', () => {
  expect(curveSentence('Iran', 'Taliban', points, { from: '2023-04-01', to: '2023-12-31' }, '2023-12-31')).toBe(
    'Iran has cooled toward Taliban since 1 April 2023: −0.40 → −1.90, from 7 statements.',
  );
  expect(curveSentence('Iran', 'Taliban', points, { from: '2020-04-01', to: '2023-12-31' }, '2022-06-01')).toBe(
    'Iran stands at 1.00 toward Taliban, from 1 statement.',
  );
  expect(curveSentence('Iran', 'Taliban', points, { from: '2020-01-01', to: '2021-12-31' }, '2023-12-31')).toMatch(/unknown/);
});

test('no change is given if an end has faded', () => {
  const faded = {
    ...point('2021-01-01', 0.1, 1),
    label: 'faded' as const,
    certainty: null,
    lastKnown: { asOf: '2020-06-30', stance: 1.2, low: -3, high: 5, label: 'favourable' as const, certainty: 'thin' as const },
  };
  expect(curveSentence('Iran', 'Taliban', [faded, ...points], { from: '2021-06-01', to: '2023-12-31' }, '2023-12-31')).toBe(
    'Iran stands at −1.90 toward Taliban, from 7 statements.',
  );
  expect(curveSentence('Iran', 'Taliban', [faded], { from: '2020-01-01', to: '2021-12-31' }, '2021-12-31')).toBe(
    'Iran was favourable toward Taliban on 30 June 2020; since then the evidence has faded.',
  );
});

test('a small change counts as none', () => {
  expect(
    curveSentence(
      'Iran',
      'Taliban',
      [point('2022-01-01', 1, 1), point('2022-02-01', 0.9, 2)],
      { from: '2022-01-01', to: '2022-12-31' },
      '2022-12-31',
    ),
  ).toMatch(/has held steady toward Taliban since 1 January 2022: 1.00 → 0.90/);
});
