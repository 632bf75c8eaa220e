import type { Schema } from '../api/client';
import { formatNumber } from '../words/format';

/** The part of a position that is told in a number. */
export type Stance = Pick<Schema<'StanceRow'>, 'stance' | 'low' | 'high'>;

/** The interval in words: "−5.05 to +1.87"; empty where there is none. */
export const intervalOf = ({ low, high }: Stance): string => (low === null || high === null ? '' : `${formatNumber(low)} to ${formatNumber(high)}`);

/** A stance and its interval in words, for who hears it: "−1.59, interval −5.05 to 1.87", or "unknown". */
export const stanceInWords = (stance: Stance): string => (stance.stance === null ? 'unknown' : `${formatNumber(stance.stance)}, interval ${intervalOf(stance)}`);
