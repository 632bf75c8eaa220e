import { fontFamily } from '../../charts/colours';
import type { Cell } from './grid';

/** Sizes of the drawing, in CSS pixels. */
export interface Dimensions {
  cell: number;
  /** The width of the holders' names, left of the cells. */
  left: number;
  /** The height of the targets' names, above them. */
  top: number;
}

/** The visible part of the drawing: scroll offset and size. */
export interface Viewport {
  x: number;
  y: number;
  width: number;
  height: number;
}

const minCell = 11;
const maxCell = 40;

/** The sizes that fit a grid to a width, with cells no smaller than can be pointed at. */
export function fitDimensions(count: number, width: number, longestName: number): Dimensions {
  const left = Math.min(Math.ceil(longestName) + 12, Math.max(92, Math.floor(width * 0.28)));
  const cell = Math.max(minCell, Math.min(maxCell, Math.floor((width - left - 2) / Math.max(1, count))));
  return { cell, left, top: Math.min(left, 168) };
}

/** The full size of a drawing. */
export const fullSize = (count: number, { cell, left, top }: Dimensions): { width: number; height: number } => ({
  width: left + count * cell + 1,
  height: top + count * cell + 1,
});

/** The width of the longest name in the drawing's font. */
export function measureLongest(names: readonly string[]): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = `12px ${fontFamily}`;
  return names.reduce((most, name) => Math.max(most, context.measureText(name).width), 0);
}

/** The cell at a visible point; undefined on names, on the diagonal and outside. */
export function cellAt(x: number, y: number, viewport: Viewport, dimensions: Dimensions, count: number): Cell | undefined {
  if (x < dimensions.left || y < dimensions.top) return undefined;
  const column = Math.floor((x - dimensions.left + viewport.x) / dimensions.cell);
  const row = Math.floor((y - dimensions.top + viewport.y) / dimensions.cell);
  return column < count && row < count && column !== row ? { row, column } : undefined;
}
