/** A cell of a table that is written as CSV. */
export type Cell = string | number | null | undefined;

const quoted = (cell: Cell): string => {
  const text = cell === null || cell === undefined ? '' : String(cell);
  // Prefix an apostrophe to texts that a spreadsheet would take for formulas, as the server's CSV does.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV (RFC 4180). */
export const toCsv = (heads: readonly string[], rows: Iterable<readonly Cell[]>): string =>
  `${[heads, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
