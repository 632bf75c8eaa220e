import { formatCount, formatCounted } from '../../format/format';

/** Counts of actors. */
export interface ActorCounts {
  /** Shown on the map. */
  drawn: number;
  /** Of the selected kinds, up to the map's limit. */
  ofKinds: number;
  /** In the whole ledger. */
  inAll: number;
}

/** Which actors the map shows, in a sentence: "12 of 1,900 actors: …". */
export function coverageSentence({ drawn, inAll }: ActorCounts, how: 'start' | 'all' | 'named'): string {
  const among = `${formatCount(drawn)} of ${formatCounted(inAll, 'actor')}`;
  if (how === 'named') return `${among}: those you chose.`;
  return how === 'start'
    ? `${among}: those with the best documented stances toward each other.`
    : `${among}: those of the selected kinds with the most statements.`;
}
