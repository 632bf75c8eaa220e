import type { Schema } from '../../api/client';
import { isKnownLabel } from '../labels';
import type { Span } from './span';

type Point = Schema<'HistoryPoint'>;

/** The stretches of points with evidence, in order. */
export function knownSegments(points: readonly Point[]): Point[][] {
  const segments: Point[][] = [];
  points.forEach((point, i) => {
    if (!isKnownLabel(point.label)) return;
    const before = points[i - 1];
    if (before && isKnownLabel(before.label)) segments.at(-1)?.push(point);
    else segments.push([point]);
  });
  return segments;
}

/** The days without evidence, within those that can be shown. */
export function unknownSpans(points: readonly Point[], whole: Span): Span[] {
  const spans: Span[] = [];
  let from: string | undefined = whole.from;
  for (const point of points) {
    if (!isKnownLabel(point.label)) from ??= point.day;
    else if (from !== undefined) {
      if (from < point.day) spans.push({ from, to: point.day });
      from = undefined;
    }
  }
  if (from !== undefined && from < whole.to) spans.push({ from, to: whole.to });
  return spans;
}
