import { addDays, addMonths } from '../../words/days';

/** The lengths of a time step. */
export const steps = ['week', 'month', 'year'] as const;

/** A time step. */
export type Step = (typeof steps)[number];

/** The day a number of steps away. */
export function stepFrom(day: string, step: Step, count: number): string {
  return step === 'week' ? addDays(day, 7 * count) : addMonths(day, (step === 'month' ? 1 : 12) * count);
}

/** How many steps to play when starting from the end. */
const replayed = 60;

/** The day to start play from: the current day, or some steps before the end if it is the last. */
export function startOfPlay(day: string, step: Step, span: { first: string; last: string }): string {
  if (day < span.last) return day;
  const back = stepFrom(span.last, step, -replayed);
  return back < span.first ? span.first : back;
}
