import { family, ink } from '../../charts/ink';
import { type Scheme, stanceColour, textOn } from '../../stance/scale';
import { formatNumber } from '../../words/format';
import type { Grid, Place, StanceRow } from './grid';

/** Sizes of the drawing, in CSS pixels. */
export interface Sizes {
  cell: number;
  /** The width of the holders' names, left of the cells. */
  left: number;
  /** The height of the targets' names, above them. */
  top: number;
}

/** What of the drawing is in sight: as far as it is scrolled, and how much fits. */
export interface Sight {
  x: number;
  y: number;
  width: number;
  height: number;
}

const smallest = 11;
const largest = 40;
const lettered = 27;

/** The sizes at which a grid fits a width, if its cells are not to be smaller than can be pointed at. */
export function sizesFor(count: number, width: number, longestName: number): Sizes {
  const left = Math.min(Math.ceil(longestName) + 12, Math.max(92, Math.floor(width * 0.28)));
  const cell = Math.max(smallest, Math.min(largest, Math.floor((width - left - 2) / Math.max(1, count))));
  return { cell, left, top: Math.min(left, 168) };
}

/** How wide the longest of some names is, in the letters of the drawing. */
export function longestOf(names: readonly string[]): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = `12px ${family}`;
  return names.reduce((most, name) => Math.max(most, context.measureText(name).width), 0);
}

/** The place in the grid that a point of what is in sight lies in; undefined on names, on the diagonal and beyond. */
export function placeAt(x: number, y: number, sight: Sight, sizes: Sizes, count: number): Place | undefined {
  if (x < sizes.left || y < sizes.top) return undefined;
  const column = Math.floor((x - sizes.left + sight.x) / sizes.cell);
  const row = Math.floor((y - sizes.top + sight.y) / sizes.cell);
  return column < count && row < count && column !== row ? { row, column } : undefined;
}

/** Draws what is in sight of a grid. */
export function draw(context: CanvasRenderingContext2D, grid: Grid, names: readonly string[], sizes: Sizes, sight: Sight, scheme: Scheme, at: Place | undefined): void {
  const colours = ink[scheme];
  const { cell, left, top } = sizes;
  const count = grid.actors.length;
  const [firstColumn, lastColumn] = [Math.floor(sight.x / cell), Math.min(count - 1, Math.floor((sight.x + sight.width - left) / cell))];
  const [firstRow, lastRow] = [Math.floor(sight.y / cell), Math.min(count - 1, Math.floor((sight.y + sight.height - top) / cell))];
  const xOf = (column: number) => left + column * cell - sight.x;
  const yOf = (row: number) => top + row * cell - sight.y;

  context.fillStyle = colours.ground;
  context.fillRect(0, 0, sight.width, sight.height);
  context.save();
  context.beginPath();
  context.rect(left, top, sight.width - left, sight.height - top);
  context.clip();
  context.fillStyle = hatch(context, colours.faint);
  context.fillRect(xOf(firstColumn), yOf(firstRow), (lastColumn - firstColumn + 1) * cell, (lastRow - firstRow + 1) * cell);
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const position = grid.cells[row]?.[column];
      if (row === column) {
        context.fillStyle = colours.ground;
        context.fillRect(xOf(column), yOf(row), cell, cell);
      } else if (position) drawCell(context, position, xOf(column), yOf(row), cell, scheme, colours.ground);
    }
  }
  drawLines(context, colours.ground, cell, [firstColumn, lastColumn], [firstRow, lastRow], xOf, yOf);
  if (at) {
    context.strokeStyle = colours.text;
    context.lineWidth = 2;
    context.strokeRect(xOf(at.column), yOf(at.row), cell, cell);
  }
  context.restore();

  const letter = Math.min(12, cell);
  context.textBaseline = 'middle';
  context.save();
  context.beginPath();
  context.rect(0, top, left, sight.height - top);
  context.clip();
  context.textAlign = 'right';
  for (let row = firstRow; row <= lastRow; row++) write(context, names[row] ?? '', left - 6, yOf(row) + cell / 2, left - 10, letter, row === at?.row, colours);
  context.restore();

  context.save();
  context.beginPath();
  context.rect(left, 0, sight.width - left, top);
  context.clip();
  context.textAlign = 'left';
  for (let column = firstColumn; column <= lastColumn; column++) {
    context.save();
    context.translate(xOf(column) + cell / 2, top - 6);
    context.rotate(-Math.PI / 2);
    write(context, names[column] ?? '', 0, 0, top - 10, letter, column === at?.column, colours);
    context.restore();
  }
  context.restore();
}

/** A position: full; small where its evidence has nearly faded; with its number where there is room. */
function drawCell(context: CanvasRenderingContext2D, { stance, label }: StanceRow, x: number, y: number, cell: number, scheme: Scheme, ground: string): void {
  if (stance === null) return;
  const colour = stanceColour(stance, scheme);
  const faded = label === 'faded';
  if (faded) {
    context.fillStyle = ground;
    context.fillRect(x, y, cell, cell);
  }
  const inset = faded ? cell * 0.28 : 0;
  context.fillStyle = colour;
  context.globalAlpha = faded ? 0.6 : 1;
  context.fillRect(x + inset, y + inset, cell - 2 * inset, cell - 2 * inset);
  context.globalAlpha = 1;
  if (faded) {
    context.strokeStyle = ink[scheme].hatch;
    context.lineWidth = 1;
    context.strokeRect(x + inset, y + inset, cell - 2 * inset, cell - 2 * inset);
  } else if (cell >= lettered) {
    context.fillStyle = textOn(colour);
    context.font = `11px ${family}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(formatNumber(stance, 1), x + cell / 2, y + cell / 2);
  }
}

function drawLines(
  context: CanvasRenderingContext2D,
  colour: string,
  cell: number,
  columns: readonly [number, number],
  rows: readonly [number, number],
  xOf: (column: number) => number,
  yOf: (row: number) => number,
): void {
  context.beginPath();
  for (let column = columns[0]; column <= columns[1] + 1; column++) {
    context.moveTo(xOf(column), yOf(rows[0]));
    context.lineTo(xOf(column), yOf(rows[1]) + cell);
  }
  for (let row = rows[0]; row <= rows[1] + 1; row++) {
    context.moveTo(xOf(columns[0]), yOf(row));
    context.lineTo(xOf(columns[1]) + cell, yOf(row));
  }
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.stroke();
}

function write(context: CanvasRenderingContext2D, name: string, x: number, y: number, room: number, size: number, strong: boolean, colours: (typeof ink)[Scheme]): void {
  context.font = `${strong ? '600 ' : ''}${size}px ${family}`;
  context.fillStyle = strong ? colours.text : colours.quiet;
  let text = name;
  while (text.length > 2 && context.measureText(text).width > room) text = `${text.slice(0, text.endsWith('…') ? -2 : -1).trimEnd()}…`;
  context.fillText(text, x, y);
}

/** Slanted lines: unknown is not 0. */
function hatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas');
  const size = 5;
  [tile.width, tile.height] = [size, size];
  const lines = tile.getContext('2d');
  if (!lines) return colour;
  lines.strokeStyle = colour;
  lines.lineWidth = 0.8;
  for (const shift of [-size, 0, size]) {
    lines.moveTo(shift, size);
    lines.lineTo(shift + size, 0);
  }
  lines.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}
