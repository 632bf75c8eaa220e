import { chartColours, fontFamily } from '../../charts/colours';
import { formatNumber } from '../../format/format';
import { type ColourScheme, stanceColour, textColourOn } from '../../stances/scale';
import type { Dimensions, Viewport } from './dimensions';
import type { Cell, Grid, StanceRow } from './grid';

/** The cell size from which numbers are shown. */
const minNumberedCell = 27;

/** The cell size from which nearly faded stances get an outline. */
const minOutlinedCell = 16;

/** The visible part of the drawing. */
export interface Drawing {
  names: readonly string[];
  dimensions: Dimensions;
  viewport: Viewport;
  scheme: ColourScheme;
}

/** Draws the visible part of a grid: cells, and the names beside and above them. */
export function drawGrid(context: CanvasRenderingContext2D, grid: Grid, drawing: Drawing): void {
  const { names, dimensions, viewport, scheme } = drawing;
  const { cell, left, top } = dimensions;
  const colours = chartColours[scheme];
  const [columns, rows] = [
    seen(viewport.x, viewport.width - left, cell, names.length),
    seen(viewport.y, viewport.height - top, cell, names.length),
  ];
  const xOf = (column: number) => left + column * cell - viewport.x;
  const yOf = (row: number) => top + row * cell - viewport.y;

  context.fillStyle = colours.ground;
  context.fillRect(0, 0, viewport.width, viewport.height);
  clipped(context, left, top, viewport.width - left, viewport.height - top, () => {
    context.fillStyle = hatch(context, colours.faint);
    context.fillRect(xOf(columns.first), yOf(rows.first), (columns.last - columns.first + 1) * cell, (rows.last - rows.first + 1) * cell);
    for (let row = rows.first; row <= rows.last; row++) {
      for (let column = columns.first; column <= columns.last; column++) {
        const estimate = grid.cells[row]?.[column];
        if (row === column || estimate?.label === 'faded') {
          context.fillStyle = colours.ground;
          context.fillRect(xOf(column), yOf(row), cell, cell);
        }
        if (estimate) drawCell(context, estimate, xOf(column), yOf(row), cell, scheme);
      }
    }
    context.beginPath();
    for (let column = columns.first; column <= columns.last + 1; column++)
      line(context, xOf(column), yOf(rows.first), xOf(column), yOf(rows.last) + cell);
    for (let row = rows.first; row <= rows.last + 1; row++) line(context, xOf(columns.first), yOf(row), xOf(columns.last) + cell, yOf(row));
    context.strokeStyle = colours.ground;
    context.lineWidth = 1;
    context.stroke();
  });
  clipped(context, 0, top, left, viewport.height - top, () => {
    for (let row = rows.first; row <= rows.last; row++) writeRow(context, drawing, row, false);
  });
  clipped(context, left, 0, viewport.width - left, top, () => {
    for (let column = columns.first; column <= columns.last; column++) writeColumn(context, drawing, column, false);
  });
}

/** Highlights a cell: its outline, and both names in bold. */
export function drawPointedCell(context: CanvasRenderingContext2D, drawing: Drawing, { row, column }: Cell): void {
  const { dimensions, viewport, scheme } = drawing;
  const { cell, left, top } = dimensions;
  clipped(context, left, top, viewport.width - left, viewport.height - top, () => {
    context.strokeStyle = chartColours[scheme].text;
    context.lineWidth = 2;
    context.strokeRect(left + column * cell - viewport.x, top + row * cell - viewport.y, cell, cell);
  });
  clipped(context, 0, top, left, viewport.height - top, () => writeRow(context, drawing, row, true));
  clipped(context, left, 0, viewport.width - left, top, () => writeColumn(context, drawing, column, true));
}

/** The first and last visible index along one side. */
function seen(scrolled: number, room: number, cell: number, count: number): { first: number; last: number } {
  return { first: Math.floor(scrolled / cell), last: Math.min(count - 1, Math.floor((scrolled + room) / cell)) };
}

function clipped(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, paint: () => void): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  paint();
  context.restore();
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
}

/** A stance: full size, or small if its evidence has nearly faded; with its number if there is room. */
function drawCell(
  context: CanvasRenderingContext2D,
  { stance, label }: StanceRow,
  x: number,
  y: number,
  cell: number,
  scheme: ColourScheme,
): void {
  if (stance === null) return;
  const colour = stanceColour(stance, scheme);
  const faded = label === 'faded';
  const inset = faded ? Math.round(cell * 0.3) : 0;
  context.fillStyle = colour;
  context.fillRect(x + inset, y + inset, cell - 2 * inset, cell - 2 * inset);
  if (faded && cell >= minOutlinedCell) {
    context.strokeStyle = chartColours[scheme].hatch;
    context.lineWidth = 1;
    context.strokeRect(x + inset + 0.5, y + inset + 0.5, cell - 2 * inset - 1, cell - 2 * inset - 1);
  } else if (!faded && cell >= minNumberedCell) {
    context.fillStyle = textColourOn(colour);
    context.font = `11px ${fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(formatNumber(stance, 1), x + cell / 2, y + cell / 2);
  }
}

function writeRow(context: CanvasRenderingContext2D, { names, dimensions, viewport, scheme }: Drawing, row: number, strong: boolean): void {
  const { cell, left, top } = dimensions;
  const y = top + row * cell - viewport.y;
  if (strong) {
    context.fillStyle = chartColours[scheme].ground;
    context.fillRect(0, y, left, cell);
  }
  context.textAlign = 'right';
  write(context, names[row] ?? '', left - 6, y + cell / 2, left - 10, Math.min(12, cell), strong, scheme);
}

function writeColumn(
  context: CanvasRenderingContext2D,
  { names, dimensions, viewport, scheme }: Drawing,
  column: number,
  strong: boolean,
): void {
  const { cell, left, top } = dimensions;
  const x = left + column * cell - viewport.x;
  if (strong) {
    context.fillStyle = chartColours[scheme].ground;
    context.fillRect(x, 0, cell, top);
  }
  context.save();
  context.translate(x + cell / 2, top - 6);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'left';
  write(context, names[column] ?? '', 0, 0, top - 10, Math.min(12, cell), strong, scheme);
  context.restore();
}

function write(
  context: CanvasRenderingContext2D,
  name: string,
  x: number,
  y: number,
  room: number,
  size: number,
  strong: boolean,
  scheme: ColourScheme,
): void {
  context.font = `${strong ? '600 ' : ''}${size}px ${fontFamily}`;
  context.fillStyle = strong ? chartColours[scheme].text : chartColours[scheme].quiet;
  context.textBaseline = 'middle';
  context.fillText(fitted(context, name, room), x, y);
}

const fittings = new Map<string, string>();

/** A name cut to the available room. Measuring text is slow, so results are cached. */
function fitted(context: CanvasRenderingContext2D, name: string, room: number): string {
  const key = `${context.font} ${room} ${name}`;
  let text = fittings.get(key);
  if (text === undefined) {
    text = name;
    while (text.length > 2 && context.measureText(text).width > room) text = `${text.slice(0, text.endsWith('…') ? -2 : -1).trimEnd()}…`;
    if (fittings.size > 4_000) fittings.clear();
    fittings.set(key, text);
  }
  return text;
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
  for (const shift of [-size, 0, size]) line(lines, shift, size, shift + size, 0);
  lines.stroke();
  return context.createPattern(tile, 'repeat') ?? colour;
}
