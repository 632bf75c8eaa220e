import type { Contribution } from '../../api/stances';

/** The fields of a contribution that the sums use. */
export type Weighed = Pick<Contribution, 'intensity' | 'weight' | 'share'>;

/** The sums of a pair's statements; those without a score are left out. */
export interface Sums {
  /** E = Σ w. */
  evidence: number;
  /** M = Σ w·x. */
  moment: number;
  /** P = Σ w·max(x, 0): the evidence for. */
  plus: number;
  /** N = Σ w·max(−x, 0): the evidence against. */
  minus: number;
}

/** Sums up the statements. */
export function sumWeights(contributions: readonly Weighed[]): Sums {
  const sums = { evidence: 0, moment: 0, plus: 0, minus: 0 };
  for (const { intensity, weight } of contributions) {
    if (intensity === null) continue;
    sums.evidence += weight;
    sums.moment += weight * intensity;
    sums.plus += weight * Math.max(intensity, 0);
    sums.minus += weight * Math.max(-intensity, 0);
  }
  return sums;
}

/** The statement with the largest share, positive or negative; undefined if none has one. */
export function heaviest<Row extends Weighed>(contributions: readonly Row[]): Row | undefined {
  return contributions.reduce<Row | undefined>(
    (most, one) => (one.share !== 0 && Math.abs(one.share) > Math.abs(most?.share ?? 0) ? one : most),
    undefined,
  );
}
