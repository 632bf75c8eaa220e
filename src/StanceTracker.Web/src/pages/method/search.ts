import type { Pair } from '../../api/stances';

/** What the address says of the method's page. */
export interface MethodSearch {
  /** The pair of the example, `holder,target`; left out, the first of the brief. */
  pair?: string;
}

/** The two actors of `holder,target`; undefined where the text names no pair. */
export function parsePair(text: string): Pair | undefined {
  const [, holder, target] = /^([a-z0-9-]+),([a-z0-9-]+)$/.exec(text) ?? [];
  return holder && target && holder !== target ? { holder, target } : undefined;
}

/** Reads the page's part of an address; what is wrong is left out. */
export function parseMethodSearch(search: Record<string, unknown>): MethodSearch {
  const pair = String(search['pair'] ?? '');
  return { pair: parsePair(pair) ? pair : undefined };
}
