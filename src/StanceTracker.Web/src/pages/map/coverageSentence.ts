import { formatCounted, formatCount } from '../../format/format';

/** How many actors the map is of. */
export interface ActorCounts {
  /** That are drawn. */
  drawn: number;
  /** Of the kinds that are asked for, as far as the map goes. */
  ofKinds: number;
  /** In the whole ledger. */
  inAll: number;
}

/** Whom the map is of, in a sentence: "Among 12 of 1,900 actors: …". */
export function coverageSentence({ drawn, inAll }: ActorCounts, how: 'start' | 'all' | 'named'): string {
  const among = `Among ${formatCount(drawn)} of ${formatCounted(inAll, 'actor')}`;
  if (how === 'named') return `${among}: those that are named.`;
  return how === 'start' ? `${among}: those whose stances toward each other are known best.` : `${among}: those of these kinds that the most statements count for.`;
}
