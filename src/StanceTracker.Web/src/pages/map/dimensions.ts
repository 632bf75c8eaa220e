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

/** What of the drawing is in sight: as far as it is scrolled, and how much fits. */
export interface Viewport {
  x: number;
  y: number;
  width: number;
  height: number;
}

const minCell = 11;
const maxCell = 40;

/** The sizes at which a grid fits a width, if its cells are not to be smaller than can be pointed at. */
export function fitDimensions(count: number, width: number, longestName: number): Dimensions {
  const left = Math.min(Math.ceil(longestName) + 12, Math.max(92, Math.floor(width * 0.28)));
  const cell = Math.max(minCell, Math.min(maxCell, Math.floor((width - left - 2) / Math.max(1, count))));
  return { cell, left, top: Math.min(left, 168) };
}

/** How large the whole of a drawing is. */
export const fullSize = (count: number, { cell, left, top }: Dimensions): { width: number; height: number } => ({ width: left + count * cell + 1, height: top + count * cell + 1 });

/** How wide the longest of some names is, in the letters of the drawing. */
export function measureLongest(names: readonly string[]): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = `12px ${fontFamily}`;
  return names.reduce((most, name) => Math.max(most, context.measureText(name).width), 0);
}

/** The place in the grid that a point of what is in sight lies in; undefined on names, on the diagonal and beyond. */
export function cellAt(x: number, y: number, viewport: Viewport, dimensions: Dimensions, count: number): Cell | undefined {
  if (x < dimensions.left || y < dimensions.top) return undefined;
  const column = Math.floor((x - dimensions.left + viewport.x) / dimensions.cell);
  const row = Math.floor((y - dimensions.top + viewport.y) / dimensions.cell);
  return column < count && row < count && column !== row ? { row, column } : undefined;
}
