import type { Contribution } from '../../api/stances';

/** The statement with the largest share, positive or negative; undefined if none has one. */
export function heaviest<Row extends Pick<Contribution, 'share'>>(contributions: readonly Row[]): Row | undefined {
  return contributions.reduce<Row | undefined>(
    (most, one) => (one.share !== 0 && Math.abs(one.share) > Math.abs(most?.share ?? 0) ? one : most),
    undefined,
  );
}
