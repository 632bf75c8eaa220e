/** A row that has its place in the ledger. */
export interface Placed {
  position: number;
}

/** Asks for the rows behind a position, in their order, so many at most. */
export type Ask<Row extends Placed> = (after: number, limit: number) => Promise<Row[]>;

/** The newest rows before a position, newest first; `before` is where to go on, null at the beginning of the ledger. */
export interface Stretch<Row> {
  rows: Row[];
  before: number | null;
}

const most = 1_000;

/**
 * Reads a log from its end, though it can only be asked from its beginning: stretch by stretch, each twice as long as the one before as long as it holds too little.
 * So a filter that few events pass costs some twenty calls on a million events.
 * @param wanted How many rows are enough.
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
