import { addDays, addMonths } from '../../words/days';

/** How far time goes in one step. */
export const steps = ['week', 'month', 'year'] as const;

/** One of them. */
export type Step = (typeof steps)[number];

/** The day so many steps away. */
export function stepFrom(day: string, step: Step, count: number): string {
  return step === 'week' ? addDays(day, 7 * count) : addMonths(day, (step === 'month' ? 1 : 12) * count);
}

/** How many steps play goes over where it starts at the end. */
const replayed = 60;

/** Where play starts: where time stands, or so many steps before the end where it stands there. */
export function startOfPlay(day: string, step: Step, span: { first: string; last: string }): string {
  if (day < span.last) return day;
  const back = stepFrom(span.last, step, -replayed);
  return back < span.first ? span.first : back;
}
