import { type Part, parametersOf } from './paged';

/** All rows of a list known to be short, page after page. */
export async function whole<T>(ask: (more: Record<string, string>) => Promise<Part<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (let more: Record<string, string> | null = {}; more !== null; ) {
    const part: Part<T> = await ask(more);
    rows.push(...part.items);
    more = part.next === null ? null : parametersOf(part.next);
  }
  return rows;
}
