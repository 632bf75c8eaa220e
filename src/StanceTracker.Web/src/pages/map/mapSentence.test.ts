import { expect, test } from 'vitest';
import type { Grid, StanceRow } from './grid';
import { mapSentence } from './mapSentence';

const cell = (holder: string, target: string, stance: number | null, label: StanceRow['label']) =>
  ({ holder, target, stance, label }) as StanceRow;
const grid: Grid = {
  actors: ['iran', 'taliban', 'pakistan'],
  cells: [
    [null, cell('iran', 'taliban', -1.6, 'critical'), cell('iran', 'pakistan', 2.5, 'favourable')],
    [cell('taliban', 'iran', 0.01, 'faded'), null, cell('taliban', 'pakistan', 0.3, 'neutral')],
    [null, null, null],
  ],
};

test('the sentence counts stances by label and names the extremes', () => {
  expect(mapSentence(grid, '2023-12-31', (id) => id)).toBe(
    'On 31 December 2023, 3 stances among 3 actors rest on evidence: 1 hostile or critical, 1 neutral, 1 favourable or aligned; nearly faded (small squares): 1. ' +
      'Coldest: iran toward taliban (−1.60); warmest: iran toward pakistan (2.50).',
  );
});

test('mixed stances are counted separately', () => {
  const mixed: Grid = {
    actors: ['a', 'b'],
    cells: [
      [null, cell('a', 'b', -0.4, 'mixed')],
      [cell('b', 'a', 2, 'favourable'), null],
    ],
  };
  expect(mapSentence(mixed, '2023-12-31', (id) => id)).toContain('0 hostile or critical, 0 neutral, 1 favourable or aligned, 1 mixed.');
});

test('the sentence says when nothing is known', () => {
  expect(
    mapSentence(
      {
        actors: ['a', 'b'],
        cells: [
          [null, null],
          [null, null],
        ],
      },
      '1984-01-01',
      (id) => id,
    ),
  ).toBe('On 1 January 1984, no stances among these 2 actors are known.');
});
