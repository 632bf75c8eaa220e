import type { Schema } from '../../api/client';
import type { Contribution } from '../../api/stances';
import { addMonths, dayNumber } from '../../format/days';
import { knownSegments } from '../../stances/history/segments';

type Point = Schema<'HistoryPoint'>;

/** The drawing's size; marks and the curve stay within its margins. */
export const chartBox = { width: 340, height: 104, left: 30, right: 12, top: 9, bottom: 22 };

/** The days that all cards show, to be comparable: four years. */
export const chartSpan = (to: string): { from: string; to: string } => ({ from: addMonths(to, -48), to });

/** The x of a day. */
export const scaleX = (day: string, span: { from: string; to: string }): number => {
  const part = (dayNumber(day) - dayNumber(span.from)) / (dayNumber(span.to) - dayNumber(span.from));
  return chartBox.left + Math.min(1, Math.max(0, part)) * (chartBox.width - chartBox.left - chartBox.right);
};

/** The y of a stance, −10 at the bottom. */
export const scaleY = (stance: number): number =>
  chartBox.top + ((10 - Math.min(10, Math.max(-10, stance))) / 20) * (chartBox.height - chartBox.top - chartBox.bottom);

const at = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The curve and its band, one path per stretch with evidence. A stretch of one point becomes a short bar. */
export function curveSegments(points: readonly Point[], span: { from: string; to: string }): { line: string; band: string }[] {
  return knownSegments(points).map((segment) => {
    const ends = segment.length === 1 ? [-2, 2] : [0];
    const placed = segment.flatMap((point) =>
      ends.map((aside) => ({
        x: scaleX(point.day, span) + aside,
        y: scaleY(point.stance ?? 0),
        low: scaleY(point.low ?? 0),
        high: scaleY(point.high ?? 0),
      })),
    );
    const line = placed.map(({ x, y }) => at(x, y)).join('L');
    const upper = placed.map(({ x, high }) => at(x, high)).join('L');
    const lower = placed
      .toReversed()
      .map(({ x, low }) => at(x, low))
      .join('L');
    return { line: `M${line}`, band: `M${upper}L${lower}Z` };
  });
}

/** The first day of each visible year. */
export function yearTicks(span: { from: string; to: string }): { day: string; year: string }[] {
  const [first, last] = [Number(span.from.slice(0, 4)), Number(span.to.slice(0, 4))];
  return Array.from({ length: last - first }, (_, i) => ({ day: `${first + i + 1}-01-01`, year: String(first + i + 1) }));
}

/** A statement on the curve: its place, and whether it is for or against. */
export interface Mark {
  statement: string;
  x: number;
  y: number;
  side: 'for' | 'against' | 'neither';
}

/** How many statements can be told apart on such a small drawing. */
const maxMarks = 60;

/** The visible statements that weigh most; those without a score have no place. */
export function buildMarks(contributions: readonly Contribution[], span: { from: string; to: string }): Mark[] {
  return contributions
    .filter((one) => one.intensity !== null && one.day >= span.from && one.day <= span.to)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, maxMarks)
    .map((one) => {
      const intensity = one.intensity ?? 0;
      return {
        statement: one.statement,
        x: scaleX(one.day, span),
        y: scaleY(intensity),
        side: intensity > 0 ? 'for' : intensity < 0 ? 'against' : 'neither',
      };
    });
}

/** The shape of a mark around its place: up for, down against, a ring for neither. */
export const markPaths: Record<Mark['side'], string> = {
  for: 'M0 -3.6L3.6 2.6L-3.6 2.6Z',
  against: 'M0 3.6L3.6 -2.6L-3.6 -2.6Z',
  neither: 'M2.6 0A2.6 2.6 0 1 1 -2.6 0A2.6 2.6 0 1 1 2.6 0Z',
};
