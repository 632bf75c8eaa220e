import type { Actor } from '../../../api/actors';
import type { NumberedChange } from './NumberedDialog';
import type { PlainChange } from './ReasonDialog';
import type { Thing } from './things';

/** The name of a change. */
export type Change = PlainChange | NumberedChange | 'correct' | 'corroborate' | 'merge' | 'alias' | 'withdraw-alias' | 'affiliate' | 'rate';

/** A change that is possible now. */
export interface Offer {
  change: Change;
  label: string;
  /** The actor to change, if not the one shown. */
  other?: Actor;
}

const of = (change: Change, label: string): Offer => ({ change, label });

/** The changes possible for a record in its current state. */
export function offersOf(thing: Thing, actors: Iterable<Actor>): Offer[] {
  switch (thing.kind) {
    case 'statement': {
      if (thing.now.retracted) return [of('reinstate', 'Reinstate'), of('correct', 'Correct')];
      const standing = thing.now.evidence.some((one) => !one.withdrawn);
      return [of('correct', 'Correct'), of('corroborate', 'Corroborate'), ...(standing ? [of('withdraw-evidence', 'Withdraw evidence')] : []), of('merge', 'Merge into another'), of('retract', 'Retract')];
    }
    case 'actor': {
      const { affiliations, aliases, actor } = thing.now;
      const merged = [...actors].filter((one) => one.mergedInto === actor);
      return [
        of('correct', 'Correct'),
        of('alias', 'Add an alias'),
        ...(aliases.length > 0 ? [of('withdraw-alias', 'Withdraw an alias')] : []),
        of('affiliate', 'Add an affiliation'),
        ...(affiliations.length > 0 ? [of('end-affiliation', 'End an affiliation'), of('withdraw-affiliation', 'Withdraw an affiliation')] : []),
        of('merge', 'Merge into another'),
        ...merged.map((other): Offer => ({ change: 'unmerge', label: `Unmerge ${other.name}`, other })),
      ];
    }
    case 'document':
      return [of('correct', 'Correct'), of('rate', 'Rate'), thing.now.withdrawn ? of('reinstate-document', 'Reinstate') : of('withdraw', 'Withdraw')];
    case 'claim':
      return [of('correct', 'Correct')];
  }
}
