import type { Schema } from '../../api/client';
import { seriate } from './seriation';

/** Where a holder stands toward a target. */
export type StanceRow = Schema<'StanceRow'>;

/** A square of stances; null on the diagonal and where unknown. */
export type StanceMatrix = Omit<Schema<'MatrixAnswer'>, 'positions'> & { positions: (Schema<'StanceRow'> | null)[][] };

/** Actors in order, and their stances; null if unknown or with too little evidence. */
export interface Grid {
  actors: readonly string[];
  cells: readonly (readonly (StanceRow | null)[])[];
}

/** A cell of the grid: the row of its holder and the column of its target. */
export interface Cell {
  row: number;
  column: number;
}

/** The actors with a stance of at least this evidence, ordered so that camps lie together. */
export function orderActors({ actors, positions }: StanceMatrix, minEvidence: number): string[] {
  const counts = (cell: StanceRow | null | undefined) => cell != null && cell.evidence >= minEvidence;
  const kept = actors.map((_, i) => i).filter((i) => positions[i]?.some(counts) || positions.some((row) => counts(row[i])));
  const square = kept.map((i) => kept.map((j) => positions[i]?.[j]?.stance ?? null));
  const names = kept.map((i) => actors[i] ?? '');
  return seriate(names, square).map((at) => names[at] ?? '');
}

/** The part of a matrix among some of its actors, in its order. */
export function submatrix(matrix: StanceMatrix, among: readonly string[]): StanceMatrix {
  const there = new Set(among);
  const kept = matrix.actors.map((_, i) => i).filter((i) => there.has(matrix.actors[i] ?? ''));
  return {
    ...matrix,
    actors: kept.map((i) => matrix.actors[i] ?? ''),
    positions: kept.map((i) => kept.map((j) => matrix.positions[i]?.[j] ?? null)),
  };
}

/** The stances of actors in a given order, with at least this evidence. */
export function buildGrid({ actors, positions }: StanceMatrix, order: readonly string[], minEvidence: number): Grid {
  const at = new Map(actors.map((actor, i) => [actor, i]));
  const cell = (row: string, column: string) => {
    const found = positions[at.get(row) ?? -1]?.[at.get(column) ?? -1] ?? null;
    return found && found.evidence >= minEvidence ? found : null;
  };
  return { actors: order, cells: order.map((row) => order.map((column) => cell(row, column))) };
}

/** The stances of a grid, row by row. */
export const knownCells = (grid: Grid): StanceRow[] => grid.cells.flatMap((row) => row.filter((cell) => cell !== null));
