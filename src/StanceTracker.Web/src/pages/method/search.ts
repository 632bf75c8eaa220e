import type { Pair } from '../../api/stances';

/** The page's parameters in the address. */
export interface MethodSearch {
  /** The pair of the example, `holder,target`. Default: the first of the brief. */
  pair?: string;
}

/** The two actors of `holder,target`; undefined if the text is not a pair. */
export function parsePair(text: string): Pair | undefined {
  const [, holder, target] = /^([a-z0-9-]+),([a-z0-9-]+)$/.exec(text) ?? [];
  return holder && target && holder !== target ? { holder, target } : undefined;
}

/** Reads the page's parameters; ignores invalid values. */
export function parseMethodSearch(search: Record<string, unknown>): MethodSearch {
  const pair = String(search.pair ?? '');
  return { pair: parsePair(pair) ? pair : undefined };
}
