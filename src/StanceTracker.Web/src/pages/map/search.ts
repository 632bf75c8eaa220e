import type { Schema } from '../../api/client';
import { actorKinds } from '../../words/kinds';

/** What the address says of the map. */
export interface MapSearch {
  /** The kinds of actors, joined by commas; left out: all but people. */
  kinds?: string;
}

type Kind = Schema<'ActorKind'>;

const all: readonly Kind[] = actorKinds.map((one) => one.kind);

/** The kinds that are shown where the address names none: people mostly speak for others, whose rows they would repeat. */
export const usualKinds: readonly Kind[] = all.filter((kind) => kind !== 'person');

/** Reads the map's part of an address; what is wrong is left out. */
export function readMapSearch(search: Record<string, unknown>): MapSearch {
  const kinds = parseKinds(typeof search['kinds'] === 'string' ? search['kinds'] : undefined);
  return { kinds: kinds.length === usualKinds.length && usualKinds.every((kind) => kinds.includes(kind)) ? undefined : kinds.join(',') };
}

/** The kinds that a text names, in their order; the usual ones where it names none. */
export function parseKinds(text: string | undefined): Kind[] {
  const named = all.filter((kind) => text?.split(',').includes(kind));
  return named.length > 0 ? named : [...usualKinds];
}
