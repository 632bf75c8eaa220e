import { family } from '../../charts/ink';
import type { Place } from './grid';

/** Sizes of the drawing, in CSS pixels. */
export interface Sizes {
  cell: number;
  /** The width of the holders' names, left of the cells. */
  left: number;
  /** The height of the targets' names, above them. */
  top: number;
}

/** The visible part of the drawing: scroll offset and size. */
export interface Sight {
  x: number;
  y: number;
  width: number;
  height: number;
}

const smallest = 11;
const largest = 40;

/** The sizes that fit a grid to a width, with cells no smaller than can be pointed at. */
export function sizesFor(count: number, width: number, longestName: number): Sizes {
  const left = Math.min(Math.ceil(longestName) + 12, Math.max(92, Math.floor(width * 0.28)));
  const cell = Math.max(smallest, Math.min(largest, Math.floor((width - left - 2) / Math.max(1, count))));
  return { cell, left, top: Math.min(left, 168) };
}

/** The full size of a drawing. */
export const wholeOf = (count: number, { cell, left, top }: Sizes): { width: number; height: number } => ({ width: left + count * cell + 1, height: top + count * cell + 1 });

/** The width of the longest name in the drawing's font. */
export function longestOf(names: readonly string[]): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = `12px ${family}`;
  return names.reduce((most, name) => Math.max(most, context.measureText(name).width), 0);
}

/** The cell at a visible point; undefined on names, on the diagonal and outside. */
export function placeAt(x: number, y: number, sight: Sight, sizes: Sizes, count: number): Place | undefined {
  if (x < sizes.left || y < sizes.top) return undefined;
  const column = Math.floor((x - sizes.left + sight.x) / sizes.cell);
  const row = Math.floor((y - sizes.top + sight.y) / sizes.cell);
  return column < count && row < count && column !== row ? { row, column } : undefined;
}
