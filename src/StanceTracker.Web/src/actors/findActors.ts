import type { Actor } from '../api/actors';

const normalize = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every text that identifies an actor: name, ID, aliases, codes. */
export const searchableNames = (actor: Actor): string[] => [
  actor.name,
  actor.actor,
  ...actor.aliases.map((one) => one.alias),
  ...Object.values(actor.codes ?? {}).filter((code) => code !== null && code !== undefined),
];

/** How well a text matches an actor: 0 exactly, 1 at the start, 2 at the start of a word, 3 elsewhere; undefined if not at all. */
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

/** The actors that match a text, best first, without merged ones. */
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
