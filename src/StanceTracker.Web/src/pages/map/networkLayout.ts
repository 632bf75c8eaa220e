import type { Grid } from './grid';

/** An actor's place in the network, within a square of 0 … 1. */
export interface Point {
  x: number;
  y: number;
}

const rounds = 240;

/** The rest length between two indifferent actors, in mean distances. */
const neutralDistance = 2;

/**
 * Places the actors: those on good terms move together, those on bad terms apart, and all keep some distance.
 * A force-directed layout (after Fruchterman and Reingold 1991, with springs) that starts from a circle in the grid's order, so the same stances always give the same picture.
 */
export function layoutNetwork({ actors, cells }: Grid): Point[] {
  const n = actors.length;
  if (n === 0) return [];
  // Not quite a circle, where forces between alternating camps would cancel out.
  const radius = (i: number) => 0.4 + 0.6 * ((i * 0.618034) % 1);
  const x = Float64Array.from(actors, (_, i) => radius(i) * Math.cos((2 * Math.PI * i) / n));
  const y = Float64Array.from(actors, (_, i) => radius(i) * Math.sin((2 * Math.PI * i) / n));
  const ties = tiesOf(cells);
  const apart = 1.6 / Math.sqrt(n);
  const [dx, dy] = [new Float64Array(n), new Float64Array(n)];
  for (let round = 0; round < rounds; round++) {
    dx.fill(0);
    dy.fill(0);
    for (let i = 0; i < n; i++) {
      // A pull toward the centre keeps isolated actors in the picture.
      dx[i]! -= x[i]!;
      dy[i]! -= y[i]!;
      for (let j = 0; j < i; j++) push(i, j, (apart * apart) / Math.max(1e-4, distanceOf(i, j)));
    }
    for (const { a, b, rest } of ties) push(a, b, (rest < neutralDistance ? 3 : 0.6) * (rest * apart - distanceOf(a, b)));
    const reach = 0.12 * (1 - round / rounds) + 0.002;
    for (let i = 0; i < n; i++) {
      const length = Math.hypot(dx[i]!, dy[i]!) || 1;
      x[i]! += (dx[i]! / length) * Math.min(length, reach);
      y[i]! += (dy[i]! / length) * Math.min(length, reach);
    }
  }
  return scaleToUnitSquare(x, y);

  function distanceOf(i: number, j: number): number {
    return Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
  }

  /** Pushes two actors apart; a negative force pulls them together. */
  function push(i: number, j: number, force: number): void {
    const distance = Math.max(1e-4, distanceOf(i, j));
    const [fx, fy] = [((x[i]! - x[j]!) / distance) * force, ((y[i]! - y[j]!) / distance) * force];
    dx[i]! += fx;
    dy[i]! += fy;
    dx[j]! -= fx;
    dy[j]! -= fy;
  }
}

/** The rest lengths between actors, in mean distances: shorter on better terms. */
function tiesOf(cells: Grid['cells']): { a: number; b: number; rest: number }[] {
  const ties: { a: number; b: number; rest: number }[] = [];
  for (let a = 0; a < cells.length; a++) {
    for (let b = 0; b < a; b++) {
      const both = [cells[a]?.[b]?.stance, cells[b]?.[a]?.stance].filter((stance) => stance !== null && stance !== undefined);
      if (both.length === 0) continue;
      const mean = both.reduce((sum, stance) => sum + stance, 0) / both.length;
      ties.push({ a, b, rest: neutralDistance * 2 ** Math.max(-2, Math.min(1, -mean / 3)) });
    }
  }
  return ties;
}

function scaleToUnitSquare(x: Float64Array, y: Float64Array): Point[] {
  const [left, right, top, bottom] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
  const scale = (value: number, from: number, to: number) => (to - from < 1e-9 ? 0.5 : (value - from) / (to - from));
  return Array.from(x, (value, i) => ({ x: scale(value, left, right), y: scale(y[i]!, top, bottom) }));
}
