import { cursorParams, type Page } from './pagination';

/** All rows of a list known to be short, page after page. */
export async function fetchAllPages<T>(fetchPage: (cursor: Record<string, string>) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (let cursor: Record<string, string> | null = {}; cursor !== null; ) {
    const part: Page<T> = await fetchPage(cursor);
    rows.push(...part.items);
    cursor = part.next === null ? null : cursorParams(part.next);
  }
  return rows;
}
