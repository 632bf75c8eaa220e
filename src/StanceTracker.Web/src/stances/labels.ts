import type { Schema } from '../api/client';
import { formatLongDay, formatNumber } from '../format/format';

/** The numbers of a stance. */
export type StanceValue = Pick<Schema<'StanceRow'>, 'stance' | 'low' | 'high'>;

/** The words of a stance. */
export type LabelledStance = Pick<Schema<'StanceRow'>, 'label' | 'certainty' | 'lastKnown'>;

/** A label that says where an actor stands. */
export type KnownLabel = Exclude<Schema<'StanceLabel'>, 'unknown' | 'faded'>;

/** Whether there is enough evidence to say where an actor stands: the stance is neither unknown nor faded. */
export const isKnownLabel = (label: Schema<'StanceLabel'>): label is KnownLabel => label !== 'unknown' && label !== 'faded';

/** The interval in words: "−5.05 to +1.87"; empty if there is none. */
export const formatInterval = ({ low, high }: StanceValue): string =>
  low === null || high === null ? '' : `${formatNumber(low)} to ${formatNumber(high)}`;

/** A stance and its interval in words, for screen readers: "−1.59, interval −5.05 to 1.87", or "unknown". */
export const formatStance = (stance: StanceValue): string =>
  stance.stance === null ? 'unknown' : `${formatNumber(stance.stance)}, interval ${formatInterval(stance)}`;

const certaintyLabels: Record<Schema<'Certainty'>, string> = { thin: 'on thin evidence', leaning: 'leaning', clear: 'clear' };

/** What the evidence says, and how much there is of it: "critical, on thin evidence"; for a faded stance, what it was: "faded: was critical on 3 February 2024, nothing since". */
export function formatLabel({ label, certainty, lastKnown }: LabelledStance): string {
  if (label === 'faded')
    return lastKnown
      ? `faded: was ${lastKnown.label} on ${formatLongDay(lastKnown.asOf)}, nothing since`
      : 'faded: there was never much evidence';
  return certainty === null ? label : `${label}, ${certaintyLabels[certainty]}`;
}
