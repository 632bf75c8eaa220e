import type { Actor } from '../../api/actors';
import type { Schema } from '../../api/client';

/** An affiliation: one actor speaks for another. */
export interface ActorAffiliation extends Schema<'AffiliationView'> {
  actor: string;
}

/** The affiliations of all actors that speak for this one. */
export const affiliationsWith = (actors: Iterable<Actor>, id: string): ActorAffiliation[] =>
  [...actors].flatMap((actor) => actor.affiliations.filter((one) => one.with === id).map((one) => ({ ...one, actor: actor.actor })));

/** Whether an affiliation holds on a day, first and last day included. */
export const isActiveOn = ({ from, to }: Pick<ActorAffiliation, 'from' | 'to'>, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to);
