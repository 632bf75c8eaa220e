import type { Actor } from '../../api/actors';
import type { StanceMatrix, StanceRow } from './grid';

/** The maximum number of actors to start with: each cell still has room for its number. */
const maxActors = 24;

/** The maximum share of unknown cells. */
const maxUnknownShare = 1 / 3;

type ActorMatrix = Pick<StanceMatrix, 'actors' | 'positions'>;
type ActorOf = (id: string) => Pick<Actor, 'kind' | 'affiliations'> | undefined;

const isKnown = (cell: StanceRow | null | undefined): boolean => cell != null && cell.label !== 'unknown';

/**
 * The actors that the map starts with: first the one with the most statements, then repeatedly the one best known toward and from those chosen,
 * states first, while at most a third of the cells are unknown. Leaves out organs and people whose state is on the map: they would repeat its row.
 * If too little is known for even two, returns all.
 */
export function pickInitialActors({ actors, positions }: ActorMatrix, actorOf: ActorOf): readonly string[] {
  const all = actors.map((id, at) => ({ id, at, isState: actorOf(id)?.kind === 'state', spoken: countStatements(positions, at) }));
  const there = new Set(actors);
  const candidates = all
    .filter(({ id }) => !repeatsAnother(actorOf(id), there))
    .toSorted((a, b) => b.spoken - a.spoken || Number(b.isState) - Number(a.isState) || (a.id < b.id ? -1 : 1));
  for (const first of candidates) {
    const chosen = grow(first, candidates, (a, b) => Number(isKnown(positions[a.at]?.[b.at])) + Number(isKnown(positions[b.at]?.[a.at])));
    if (chosen.length > 1) return chosen.map(({ id }) => id);
  }
  return actors;
}

/** Adds candidates, in order of preference, while enough is known. */
function grow<T extends { isState: boolean }>(first: T, candidates: readonly T[], knownBetween: (a: T, b: T) => number): T[] {
  const chosen = [first];
  const left = new Map(candidates.filter((one) => one !== first).map((one) => [one, knownBetween(first, one)]));
  let known = 0;
  while (chosen.length < maxActors) {
    let best: T | undefined;
    for (const [one, count] of left) {
      const lead = best === undefined ? 1 : count - (left.get(best) ?? 0) || Number(one.isState) - Number(best.isState);
      if (lead > 0) best = one;
    }
    if (best === undefined) break;
    known += left.get(best) ?? 0;
    const cells = chosen.length * (chosen.length + 1);
    if (known < cells * (1 - maxUnknownShare) - 1e-9) break;
    chosen.push(best);
    left.delete(best);
    for (const [one, count] of left) left.set(one, count + knownBetween(best, one));
  }
  return chosen;
}

/** The number of statements that count for an actor's stances and those toward it. */
const countStatements = (positions: ActorMatrix['positions'], at: number): number =>
  positions.reduce(
    (sum, row, i) => sum + (row[at]?.statements ?? 0) + (i === at ? row.reduce((own, cell) => own + (cell?.statements ?? 0), 0) : 0),
    0,
  );

/** Whether an actor is an organ of an actor already chosen, or a person that speaks for one. */
const repeatsAnother = (actor: ReturnType<ActorOf>, there: ReadonlySet<string>): boolean =>
  actor !== undefined &&
  (actor.kind === 'organization' || actor.kind === 'person') &&
  actor.affiliations.some((tie) => there.has(tie.with));
