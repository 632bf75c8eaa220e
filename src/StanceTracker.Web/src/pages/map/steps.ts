import { addDays, addMonths } from '../../format/days';

/** The lengths of a time step. */
export const timeSteps = ['week', 'month', 'year'] as const;

/** A time step. */
export type TimeStep = (typeof timeSteps)[number];

/** The day a number of steps away. */
export function addSteps(day: string, step: TimeStep, count: number): string {
  return step === 'week' ? addDays(day, 7 * count) : addMonths(day, (step === 'month' ? 1 : 12) * count);
}

/** How many steps to play when starting from the end. */
const replayedSteps = 60;

/** The day to start play from: the current day, or some steps before the end if it is the last. */
export function playStart(day: string, step: TimeStep, span: { first: string; last: string }): string {
  if (day < span.last) return day;
  const back = addSteps(span.last, step, -replayedSteps);
  return back < span.first ? span.first : back;
}
