/** A row with a ledger position. */
export interface Positioned {
  position: number;
}

/** Fetches the rows after a position, in order, up to a limit. */
export type FetchAfter<Row extends Positioned> = (after: number, limit: number) => Promise<Row[]>;

/** The newest rows before a position, newest first; `before` is where to continue, null at the beginning of the ledger. */
export interface Slice<Row> {
  rows: Row[];
  before: number | null;
}

const maxPageSize = 1_000;

/**
 * Reads a log from its end through an API that only reads forward: stretch by stretch, doubling the length while a stretch holds too few rows.
 * A filter that matches few events costs some twenty calls on a million events.
 * @param wanted How many rows to return at least, if there are as many.
 */
export async function readBackward<Row extends Positioned>(
  fetchAfter: FetchAfter<Row>,
  before: number,
  wanted: number,
): Promise<Slice<Row>> {
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
