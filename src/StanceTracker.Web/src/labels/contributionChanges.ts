import type { Schema } from '../api/client';

/** How a statement's contribution differs between two stances. */
export const contributionChanges: Record<Schema<'ContributionChange'>, string> = {
  came: 'added',
  went: 'removed',
  moved: 'changed',
  aged: 'aged',
  stayed: 'same weight',
};
