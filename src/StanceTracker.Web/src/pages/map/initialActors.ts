import type { Actor } from '../../api/actors';
import type { StanceRow, StanceMatrix } from './grid';

/** How many actors the map begins with at most: of so many, each cell has room for its number. */
const maxActors = 24;

/** The largest share of cells of which nothing is known. */
const maxUnknownShare = 1 / 3;

type ActorMatrix = Pick<StanceMatrix, 'actors' | 'positions'>;
type ActorOf = (id: string) => Pick<Actor, 'kind' | 'affiliations'> | undefined;

const isKnown = (cell: StanceRow | null | undefined): boolean => cell != null && cell.label !== 'unknown';

/**
 * The actors that the map begins with: first the one that is spoken of most, then always the one of which most is known toward and from those already there,
 * states before others, as long as no more than a third of the cells is unknown. Organs and persons whose state is on the map are not among them: they would repeat its row.
 * Where so little is known that not even two can begin, all are there.
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

/** Adds one after the other to the first, as long as enough is known. Candidates come in the order in which they are preferred. */
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

/** How many statements count for an actor's positions and for those toward it. */
const countStatements = (positions: ActorMatrix['positions'], at: number): number =>
  positions.reduce((sum, row, i) => sum + (row[at]?.statements ?? 0) + (i === at ? row.reduce((own, cell) => own + (cell?.statements ?? 0), 0) : 0), 0);

/** Whether an actor is an organ of another that is there, or a person that speaks for one. */
const repeatsAnother = (actor: ReturnType<ActorOf>, there: ReadonlySet<string>): boolean =>
  actor !== undefined && (actor.kind === 'organization' || actor.kind === 'person') && actor.affiliations.some((tie) => there.has(tie.with));
