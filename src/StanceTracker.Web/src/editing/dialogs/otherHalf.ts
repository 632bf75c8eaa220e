import type { Coding } from '../coding/coding';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The part of a coding that both halves of a joint act share. */
const shared = ['act', 'modality', 'saidOn'] as const;

/**
 * The other half of a joint act, corrected as the first was: what was changed of days, act and modality, wherever it still says what the first said.
 * Speaker, targets and its own words stay.
 */
export function otherHalf(before: Coding, after: Coding, other: Coding): Coding {
  const changed = shared.filter((part) => !same(before[part], after[part]) && same(daysIn(other, part), daysIn(before, part)));
  return { ...other, ...Object.fromEntries(changed.map((part) => [part, after[part]])) };
}

/** Of the days, those alone: what is noted about them may differ between the halves. */
function daysIn(coding: Coding, part: (typeof shared)[number]): unknown {
  if (part !== 'saidOn') return coding[part];
  const { earliest, latest, throughout } = coding.saidOn;
  return [earliest, latest || earliest, throughout ?? false];
}
