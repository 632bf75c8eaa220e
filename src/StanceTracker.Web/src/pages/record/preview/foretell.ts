import type { Schema } from '../../../api/client';
import { credibilities, reliabilities } from '../../../words/admiralty';
import { addDays, dayNumber } from '../../../words/days';

/** The within-pair standard deviation of intensities, and its square over that between pairs (DESIGN.md, section 4). */
const sigma = 3.1;
const kappa = (sigma / 3.4) ** 2;

/** The day that a statement counts from: the midpoint of its span. */
export const midpointOf = (earliest: string, latest: string): string => addDays(earliest, Math.floor((dayNumber(latest) - dayNumber(earliest)) / 2));

/** How much a statement of one document is trusted: m · r · q. */
export function confidenceOf(reliability: Schema<'Reliability'>, credibility: number, modality: Schema<'Modality'>): number {
  const r = reliabilities.find((one) => one.value === reliability)?.r ?? 0;
  const q = credibilities.find((one) => one.value === credibility)?.q ?? 0;
  return (modality === 'conditional' ? 0.5 : 1) * r * q;
}

/** A statement that is not recorded yet, as the method sees it. */
export interface Coming {
  /** Its act's score; null if the score table has none, and then it moves nothing. */
  intensity: number | null;
  confidence: number;
  day: string;
}

/** What a position is made of: E and M/E. */
export type Sums = Pick<Schema<'PositionAnswer'>, 'stance' | 'low' | 'high' | 'evidence' | 'mean'>;

/** Where a pair would stand on a day with one more statement: the method over the sums of its position. */
export function foretell({ stance, low, high, evidence, mean }: Sums, { intensity, confidence, day }: Coming, asOf: string, halfLifeDays: number) {
  if (intensity === null || day > asOf) return { stance, low, high };
  const weight = confidence * 2 ** (-(dayNumber(asOf) - dayNumber(day)) / halfLifeDays);
  const total = evidence + weight;
  const after = ((mean ?? 0) * evidence + weight * intensity) / (total + kappa);
  const half = (1.96 * sigma) / Math.sqrt(total + kappa);
  return { stance: after, low: after - half, high: after + half };
}
