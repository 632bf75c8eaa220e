import { expect, test } from 'vitest';
import { buildGrid, knownCells, orderActors, type StanceMatrix, type StanceRow, submatrix } from './grid';

const row = (holder: string, target: string, stance: number, evidence: number): StanceRow => ({
  holder,
  target,
  stance,
  low: stance - 1,
  high: stance + 1,
  evidence,
  mean: stance,
  label: 'neutral',
  certainty: 'leaning' as const,
  lastKnown: null,
  statements: 1,
  unscored: 0,
  lastDay: '2024-01-01',
  quad: { verbalCooperation: 1, materialCooperation: 0, verbalConflict: 0, materialConflict: 0 },
});

const matrix: StanceMatrix = {
  actors: ['a', 'b', 'c', 'd'],
  positions: [
    [null, row('a', 'b', 3, 1), null, null],
    [row('b', 'a', -2, 0.1), null, null, null],
    [null, null, null, row('c', 'd', 1, 0.2)],
    [null, null, null, null],
  ],
  asOf: '2024-01-01',
  knownAt: 1,
  method: 'discounted',
  scores: 'icews',
  halfLifeDays: 180,
  position: 1,
};

test('actors with too little evidence are left out', () => {
  expect(orderActors(matrix, 0).toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect(orderActors(matrix, 0.5).toSorted()).toEqual(['a', 'b']);
});

test('a part of a matrix has the stances among its actors', () => {
  const part = submatrix(matrix, ['d', 'b', 'c']);
  expect(part.actors).toEqual(['b', 'c', 'd']);
  expect(part.positions.map((cells) => cells.map((cell) => cell?.stance ?? null))).toEqual([
    [null, null, null],
    [null, null, 1],
    [null, null, null],
  ]);
});

test('stances follow the order of their actors, and those with too little evidence are left out', () => {
  const grid = buildGrid(matrix, ['b', 'a'], 0.5);
  expect(grid.cells.map((cells) => cells.map((cell) => cell?.stance ?? null))).toEqual([
    [null, null],
    [3, null],
  ]);
  expect(knownCells(grid).map((cell) => cell.holder)).toEqual(['a']);
});
