import type { Schema } from '../../api/client';
import { addDays, dayNumber } from '../../format/days';

/** The days that the curves show. */
export interface Span {
  from: string;
  to: string;
}

const defaultDays = 5 * 365;

/** The default visible days: the latest years, but always those of the pair's last statement. */
export function defaultSpan(first: string, last: string, end: string): Span {
  const from = [addDays(end, -defaultDays), addDays(last, -365)].sort()[0] ?? first;
  return { from: from < first ? first : from, to: end };
}

/** The step of a curve: a few hundred points on screen. */
export function historyStepFor({ from, to }: Span): Schema<'HistoryStep'> {
  const days = dayNumber(to) - dayNumber(from);
  return days <= 400 ? 'day' : days <= 3_000 ? 'week' : 'month';
}

/** Merges the points of several steps into one curve, each day once. */
export function mergePoints(...parts: readonly (readonly Schema<'HistoryPoint'>[])[]): Schema<'HistoryPoint'>[] {
  const byDay = new Map(parts.flat().map((point) => [point.day, point]));
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The latest point on or before a day. */
export const pointAt = (points: readonly Schema<'HistoryPoint'>[], day: string): Schema<'HistoryPoint'> | undefined =>
  points.findLast((point) => point.day <= day);
