/** A row with a ledger position. */
export interface Placed {
  position: number;
}

/** Fetches the rows after a position, in order, up to a limit. */
export type Ask<Row extends Placed> = (after: number, limit: number) => Promise<Row[]>;

/** The newest rows before a position, newest first; `before` is where to continue, null at the beginning of the ledger. */
export interface Stretch<Row> {
  rows: Row[];
  before: number | null;
}

const most = 1_000;

/**
 * Reads a log from its end through an API that only reads forward: stretch by stretch, doubling the length while a stretch holds too few rows.
 * A filter that matches few events costs some twenty calls on a million events.
 * @param wanted How many rows to return at least, if there are as many.
 */
export async function backward<Row extends Placed>(ask: Ask<Row>, before: number, wanted: number): Promise<Stretch<Row>> {
  const rows: Row[] = [];
  let end = before;
  for (let length = wanted; end > 1 && rows.length < wanted; length *= 2) {
    const start = Math.max(1, end - length);
    const found: Row[] = [];
    for (let after = start - 1; after < end - 1; ) {
      const part = (await ask(after, Math.min(most, end - 1 - after))).filter((row) => row.position < end);
      found.push(...part);
      if (part.length < Math.min(most, end - 1 - after)) break;
      after = part.at(-1)?.position ?? end;
    }
    rows.push(...found.reverse());
    end = start;
  }
  return { rows, before: end > 1 ? end : null };
}
