import type { Actor } from '../../api/actors';
import type { Entity } from './entities';
import type { NumberedChange } from './NumberedDialog';
import type { ReasonChange } from './ReasonDialog';

/** The name of a change. */
export type Change =
  | ReasonChange
  | NumberedChange
  | 'correct'
  | 'corroborate'
  | 'merge'
  | 'alias'
  | 'withdraw-alias'
  | 'affiliate'
  | 'rate';

/** A change that is possible now. */
export interface AvailableChange {
  kind: Change;
  label: string;
  /** The actor to change, if not the one shown. */
  other?: Actor;
}

const change = (change: Change, label: string): AvailableChange => ({ kind: change, label });

/** The changes possible for a record in its current state. */
export function availableChanges(entity: Entity, actors: Iterable<Actor>): AvailableChange[] {
  switch (entity.kind) {
    case 'statement': {
      if (entity.now.retracted) return [change('reinstate', 'Reinstate'), change('correct', 'Correct')];
      const standing = entity.now.evidence.some((one) => !one.withdrawn);
      return [
        change('correct', 'Correct'),
        change('corroborate', 'Corroborate'),
        ...(standing ? [change('withdraw-evidence', 'Withdraw evidence')] : []),
        change('merge', 'Merge into another'),
        change('retract', 'Retract'),
      ];
    }
    case 'actor': {
      const { affiliations, aliases, actor } = entity.now;
      const merged = [...actors].filter((one) => one.mergedInto === actor);
      return [
        change('correct', 'Correct'),
        change('alias', 'Add an alias'),
        ...(aliases.length > 0 ? [change('withdraw-alias', 'Withdraw an alias')] : []),
        change('affiliate', 'Add an affiliation'),
        ...(affiliations.length > 0
          ? [change('end-affiliation', 'End an affiliation'), change('withdraw-affiliation', 'Withdraw an affiliation')]
          : []),
        change('merge', 'Merge into another'),
        ...merged.map((other): AvailableChange => ({ kind: 'unmerge', label: `Unmerge ${other.name}`, other })),
      ];
    }
    case 'document':
      return [
        change('correct', 'Correct'),
        change('rate', 'Rate'),
        entity.now.withdrawn ? change('reinstate-document', 'Reinstate') : change('withdraw', 'Withdraw'),
      ];
    case 'claim':
      return [change('correct', 'Correct')];
  }
}
