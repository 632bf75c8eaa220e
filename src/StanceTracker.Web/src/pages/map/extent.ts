import { counted, formatCount } from '../../words/format';

/** How many actors the map is of. */
export interface Counts {
  /** That are drawn. */
  drawn: number;
  /** Of the kinds that are asked for, as far as the map goes. */
  ofKinds: number;
  /** In the whole ledger. */
  inAll: number;
}

/** Whom the map is of, in a sentence: "Among 12 of 1,900 actors: …". */
export function extentSentence({ drawn, inAll }: Counts, how: 'start' | 'all' | 'named'): string {
  const among = `Among ${formatCount(drawn)} of ${counted(inAll, 'actor')}`;
  if (how === 'named') return `${among}: those that are named.`;
  return how === 'start' ? `${among}: those whose stances toward each other are known best.` : `${among}: those of these kinds that the most statements count for.`;
}
