import type { Schema } from '../api/client';
import { formatLongDay, formatNumber } from '../words/format';

/** The numbers of a stance. */
export type Stance = Pick<Schema<'StanceRow'>, 'stance' | 'low' | 'high'>;

/** The words of a stance. */
export type Named = Pick<Schema<'StanceRow'>, 'label' | 'certainty' | 'lastKnown'>;

/** A label that says where an actor stands. */
export type HeldLabel = Exclude<Schema<'StanceLabel'>, 'unknown' | 'faded'>;

/** Whether there is enough evidence to say where an actor stands: the stance is neither unknown nor faded. */
export const isHeldLabel = (label: Schema<'StanceLabel'>): label is HeldLabel => label !== 'unknown' && label !== 'faded';

/** The interval in words: "−5.05 to +1.87"; empty if there is none. */
export const intervalOf = ({ low, high }: Stance): string => (low === null || high === null ? '' : `${formatNumber(low)} to ${formatNumber(high)}`);

/** A stance and its interval in words, for screen readers: "−1.59, interval −5.05 to 1.87", or "unknown". */
export const stanceInWords = (stance: Stance): string => (stance.stance === null ? 'unknown' : `${formatNumber(stance.stance)}, interval ${intervalOf(stance)}`);

const certainties: Record<Schema<'Certainty'>, string> = { thin: 'on thin evidence', leaning: 'leaning', clear: 'clear' };

/** What the evidence says, and how much there is of it: "critical, on thin evidence"; for a faded stance, what it was: "faded: was critical on 3 February 2024, nothing since". */
export function labelInWords({ label, certainty, lastKnown }: Named): string {
  if (label === 'faded') return lastKnown ? `faded: was ${lastKnown.label} on ${formatLongDay(lastKnown.asOf)}, nothing since` : 'faded: there was never much evidence';
  return certainty === null ? label : `${label}, ${certainties[certainty]}`;
}
