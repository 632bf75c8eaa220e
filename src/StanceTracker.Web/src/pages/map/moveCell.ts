import type { Cell, Grid } from './grid';

const offsets: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell that a key moves to, skipping the diagonal; undefined if the key does not move. */
export function moveCell(at: Cell | undefined, key: string, cells: Grid['cells']): Cell | undefined {
  const way = offsets[key];
  if (!way || cells.length < 2) return undefined;
  if (!at) return { row: 0, column: 1 };
  const within = (index: number) => index >= 0 && index < cells.length;
  let { row, column } = at;
  do [row, column] = [row + way[0], column + way[1]];
  while (row === column);
  return within(row) && within(column) ? { row, column } : { row: at.row, column: at.column };
}
