import type { Actor } from '../api/actors';

const normalize = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** All that an actor goes by: name, id, aliases, codes. */
export const searchableNames = (actor: Actor): string[] => [actor.name, actor.actor, ...actor.aliases.map((one) => one.alias), ...Object.values(actor.codes ?? {}).filter((code) => code !== null && code !== undefined)];

/** How well a text names an actor: 0 exactly, 1 it begins so, 2 a word does, 3 it is within; undefined not at all. */
export function matchRank(actor: Actor, text: string): number | undefined {
  const query = normalize(text.trim());
  let best: number | undefined;
  for (const name of searchableNames(actor).map(normalize)) {
    const at = name.indexOf(query);
    if (at < 0) continue;
    const rank = name === query ? 0 : at === 0 ? 1 : /[^\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 2 : 3;
    best = Math.min(best ?? rank, rank);
  }
  return best;
}

/** The actors that a text names, the likeliest first; merged ones are left out. */
export function findActors(actors: Iterable<Actor>, text: string, limit: number): Actor[] {
  const found: { actor: Actor; rank: number }[] = [];
  for (const actor of actors) {
    const rank = actor.mergedInto === null ? matchRank(actor, text) : undefined;
    if (rank !== undefined) found.push({ actor, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank || a.actor.name.localeCompare(b.actor.name))
    .slice(0, limit)
    .map((one) => one.actor);
}
