/** A row that has its place in the ledger. */
export interface Positioned {
  position: number;
}

/** Asks for the rows behind a position, in their order, so many at most. */
export type FetchAfter<Row extends Positioned> = (after: number, limit: number) => Promise<Row[]>;

/** The newest rows before a position, newest first; `before` is where to go on, null at the beginning of the ledger. */
export interface Slice<Row> {
  rows: Row[];
  before: number | null;
}

const maxPageSize = 1_000;

/**
 * Reads a log from its end, though it can only be asked from its beginning: stretch by stretch, each twice as long as the one before as long as it holds too little.
 * So a filter that few events pass costs some twenty calls on a million events.
 * @param wanted How many rows are enough.
 */
export async function readBackward<Row extends Positioned>(fetchAfter: FetchAfter<Row>, before: number, wanted: number): Promise<Slice<Row>> {
  const rows: Row[] = [];
  let end = before;
  for (let length = wanted; end > 1 && rows.length < wanted; length *= 2) {
    const start = Math.max(1, end - length);
    const found: Row[] = [];
    for (let after = start - 1; after < end - 1; ) {
      const page = (await fetchAfter(after, Math.min(maxPageSize, end - 1 - after))).filter((row) => row.position < end);
      found.push(...page);
      if (page.length < Math.min(maxPageSize, end - 1 - after)) break;
      after = page.at(-1)?.position ?? end;
    }
    rows.push(...found.reverse());
    end = start;
  }
  return { rows, before: end > 1 ? end : null };
}
