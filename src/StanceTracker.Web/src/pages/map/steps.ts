import { addDays, addMonths } from '../../format/days';

/** How far time goes in one step. */
export const timeSteps = ['week', 'month', 'year'] as const;

/** One of them. */
export type TimeStep = (typeof timeSteps)[number];

/** The day so many steps away. */
export function addSteps(day: string, step: TimeStep, count: number): string {
  return step === 'week' ? addDays(day, 7 * count) : addMonths(day, (step === 'month' ? 1 : 12) * count);
}

/** How many steps play goes over where it starts at the end. */
const replayedSteps = 60;

/** Where play starts: where time stands, or so many steps before the end where it stands there. */
export function playStart(day: string, step: TimeStep, span: { first: string; last: string }): string {
  if (day < span.last) return day;
  const back = addSteps(span.last, step, -replayedSteps);
  return back < span.first ? span.first : back;
}
