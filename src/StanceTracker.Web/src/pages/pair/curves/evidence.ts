import type { Schema } from '../../../api/client';
import { isHeldLabel } from '../../../stance/words';
import type { Span } from '../span';

type Point = Schema<'HistoryPoint'>;

/** The stretches of points with evidence, in order. */
export function heldStretches(points: readonly Point[]): Point[][] {
  const stretches: Point[][] = [];
  points.forEach((point, i) => {
    if (!isHeldLabel(point.label)) return;
    const before = points[i - 1];
    if (before && isHeldLabel(before.label)) stretches.at(-1)?.push(point);
    else stretches.push([point]);
  });
  return stretches;
}

/** The days without evidence, within those that can be shown. */
export function bareSpans(points: readonly Point[], whole: Span): Span[] {
  const bare: Span[] = [];
  let from: string | undefined = whole.from;
  for (const point of points) {
    if (!isHeldLabel(point.label)) from ??= point.day;
    else if (from !== undefined) {
      if (from < point.day) bare.push({ from, to: point.day });
      from = undefined;
    }
  }
  if (from !== undefined && from < whole.to) bare.push({ from, to: whole.to });
  return bare;
}
