import { type Page, cursorParams } from './pagination';

/** All rows of a list that is known to be short, part after part. */
export async function fetchAllPages<T>(fetchPage: (cursor: Record<string, string>) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (let more: Record<string, string> | null = {}; more !== null; ) {
    const part: Page<T> = await fetchPage(more);
    rows.push(...part.items);
    more = part.next === null ? null : cursorParams(part.next);
  }
  return rows;
}
