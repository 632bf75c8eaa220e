import type { Schema } from '../../api/client';
import { actorKinds } from '../../labels/actorKinds';
import { type TimeStep, timeSteps } from './steps';

/** What is drawn: the matrix, the network, or both beside each other. */
export const views = ['both', 'matrix', 'network'] as const;

/** What the address says of the map; what is left out is the default. */
export interface MapSearch {
  /** The kinds of actors, joined by commas; left out: all but people. */
  kinds?: string;
  /** Ids of actors, joined by commas, in place of kinds. */
  actors?: string;
  /** Whether all actors of the kinds are shown; left out: those that the map begins with. */
  all?: true;
  /** The least evidence (E) of a position that is shown. */
  minEvidence?: number;
  view?: (typeof views)[number];
  /** How far one step of play goes; left out: a month. */
  step?: TimeStep;
}

type Kind = Schema<'ActorKind'>;

const all: readonly Kind[] = actorKinds.map((one) => one.kind);

/** The kinds that are shown where the address names none: people mostly speak for others, whose rows they would repeat. */
export const defaultKinds: readonly Kind[] = all.filter((kind) => kind !== 'person');

/** Reads the map's part of an address; what is wrong is left out. */
export function parseMapSearch(search: Record<string, unknown>): MapSearch {
  const text = (name: string) => (search[name] === undefined ? '' : String(search[name]));
  const least = Number(text('minEvidence'));
  const actors = text('actors').split(',').filter((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
  return {
    kinds: formatKinds(parseKinds(text('kinds'))),
    actors: actors.length > 0 ? actors.join(',') : undefined,
    all: text('all') === 'true' || undefined,
    minEvidence: least > 0 && Number.isFinite(least) ? least : undefined,
    view: views.find((view) => view === text('view') && view !== 'both'),
    step: timeSteps.find((step) => step === text('step') && step !== 'month'),
  };
}

/** The kinds that a text names, in their order; the usual ones where it names none. */
export function parseKinds(text: string | undefined): Kind[] {
  const named = all.filter((kind) => text?.split(',').includes(kind));
  return named.length > 0 ? named : [...defaultKinds];
}

/** Kinds as the address has them; undefined for the usual ones, and for none. */
export function formatKinds(kinds: readonly string[]): string | undefined {
  const named = all.filter((kind) => kinds.includes(kind));
  const usual = named.length === defaultKinds.length && defaultKinds.every((kind) => named.includes(kind));
  return usual || named.length === 0 ? undefined : named.join(',');
}
