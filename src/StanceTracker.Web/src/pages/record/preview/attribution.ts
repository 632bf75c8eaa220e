import type { Actor } from '../../../api/actors';

/** Who a reference to an actor means, chains of merges followed. */
export function survivorOf(id: string, actors: ReadonlyMap<string, Actor>): string {
  let survivor = id;
  for (let into = actors.get(id)?.mergedInto; into; into = actors.get(into)?.mergedInto) survivor = into;
  return survivor;
}

/** The actor with every actor that it speaks for on a day, over affiliations (DESIGN.md, section 4); circles are allowed. */
export function speaksFor(actor: string, day: string, actors: ReadonlyMap<string, Actor>): Set<string> {
  const found = new Set<string>();
  const waiting = [survivorOf(actor, actors)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const one of actors.values()) {
      if (survivorOf(one.actor, actors) !== next) continue;
      for (const tie of one.affiliations) {
        if ((tie.from === null || tie.from <= day) && (tie.to === null || day <= tie.to)) waiting.push(survivorOf(tie.with, actors));
      }
    }
  }
  return found;
}

/** What decides whom a statement counts for. */
export interface Attributed {
  speaker: string;
  capacity: 'official' | 'personal';
  targets: readonly string[];
  inferredTargets: readonly string[];
  day: string;
}

/** A directed pair. */
export interface Pair {
  holder: string;
  target: string;
}

/** The pairs that a statement counts for, each once: those of the speaker and the targets themselves first. */
export function pairsOf({ speaker, capacity, targets, inferredTargets, day }: Attributed, actors: ReadonlyMap<string, Actor>): Pair[] {
  const holders = capacity === 'official' ? speaksFor(speaker, day, actors) : new Set([survivorOf(speaker, actors)]);
  const pairs = new Map<string, Pair>();
  for (const named of targets.filter((target) => !inferredTargets.includes(target))) {
    const parties = speaksFor(named, day, actors);
    for (const holder of holders) {
      if (parties.has(holder)) continue;
      for (const target of parties) if (!holders.has(target)) pairs.set(`${holder}/${target}`, { holder, target });
    }
  }
  return [...pairs.values()];
}
