import type { Actor } from '../../api/actors';
import type { Schema } from '../../api/client';

/** A tie of one actor to one that it speaks for. */
export interface ActorAffiliation extends Schema<'AffiliationView'> {
  actor: string;
}

/** Who names an actor as one that it speaks for. */
export const affiliationsWith = (actors: Iterable<Actor>, id: string): ActorAffiliation[] => [...actors].flatMap((actor) => actor.affiliations.filter((one) => one.with === id).map((one) => ({ ...one, actor: actor.actor })));

/** Whether a tie holds on a day; it does on its first and last day too. */
export const isActiveOn = ({ from, to }: Pick<ActorAffiliation, 'from' | 'to'>, day: string): boolean => (from === null || from <= day) && (to === null || day <= to);
