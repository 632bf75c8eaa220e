import type { Schema } from '../../../api/client';
import { isHeldLabel } from '../../../stance/words';
import type { Span } from '../span';

type Point = Schema<'HistoryPoint'>;

/** Whether there is evidence for a stance on a day: it is known, and has not faded. */
export const isHeld = (point: Point): boolean => isHeldLabel(point.label);

/** The stretches of points with evidence, in order. */
export function heldStretches(points: readonly Point[]): Point[][] {
  const stretches: Point[][] = [];
  points.forEach((point, i) => {
    if (!isHeld(point)) return;
    const before = points[i - 1];
    if (before && isHeld(before)) stretches.at(-1)?.push(point);
    else stretches.push([point]);
  });
  return stretches;
}

/** The days without evidence, within those that can be seen. */
export function bareSpans(points: readonly Point[], whole: Span): Span[] {
  const bare: Span[] = [];
  let from: string | undefined = whole.from;
  for (const point of points) {
    if (!isHeld(point)) from ??= point.day;
    else if (from !== undefined) {
      if (from < point.day) bare.push({ from, to: point.day });
      from = undefined;
    }
  }
  if (from !== undefined && from < whole.to) bare.push({ from, to: whole.to });
  return bare;
}
