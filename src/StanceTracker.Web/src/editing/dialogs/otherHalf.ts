import type { Coding } from '../coding/coding';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The part of a coding that both halves of a joint act share. */
const shared = ['act', 'modality', 'saidOn'] as const;

/**
 * The other half of a joint act, corrected like the first: takes over changed days, act and modality where both halves agreed before.
 * Keeps its speaker, targets and wording.
 */
export function otherHalf(before: Coding, after: Coding, other: Coding): Coding {
  const changed = shared.filter((part) => !same(before[part], after[part]) && same(daysIn(other, part), daysIn(before, part)));
  return { ...other, ...Object.fromEntries(changed.map((part) => [part, after[part]])) };
}

/** A shared part to compare; days without their note, which may differ between the halves. */
function daysIn(coding: Coding, part: (typeof shared)[number]): unknown {
  if (part !== 'saidOn') return coding[part];
  const { earliest, latest, throughout } = coding.saidOn;
  return [earliest, latest || earliest, throughout ?? false];
}
