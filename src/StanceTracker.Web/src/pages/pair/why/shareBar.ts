import type { Contribution } from '../../../api/stances';

/** A part of the bar: a statement, or the rest of a side. */
export interface BarSegment {
  /** Undefined for the rest. */
  statement: string | undefined;
  /** The number of statements in it. */
  count: number;
  share: number;
  /** Its start and end along the bar. */
  from: number;
  to: number;
}

/** How many statements of a side are drawn one by one. */
const maxSegments = 40;

/** The shares of a stance as one bar: negative shares to the left of zero, positive to the right, the largest next to zero. */
export function buildSegments(contributions: readonly Pick<Contribution, 'statement' | 'share'>[]): BarSegment[] {
  const side = (sign: 1 | -1): BarSegment[] => {
    const ordered = contributions.filter((one) => one.share * sign > 0).sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
    const rest = ordered.slice(maxSegments);
    let at = 0;
    const lay = (statement: string | undefined, count: number, share: number): BarSegment => {
      const from = at;
      at += share;
      return { statement, count, share, from, to: at };
    };
    const parts = ordered.slice(0, maxSegments).map((one) => lay(one.statement, 1, one.share));
    return rest.length === 0
      ? parts
      : [
          ...parts,
          lay(
            undefined,
            rest.length,
            rest.reduce((sum, one) => sum + one.share, 0),
          ),
        ];
  };
  return [...side(-1), ...side(1)];
}
