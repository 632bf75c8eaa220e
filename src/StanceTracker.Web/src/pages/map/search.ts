import type { Schema } from '../../api/client';
import { actorKinds } from '../../labels/actorKinds';
import { type TimeStep, timeSteps } from './steps';

/** The views: the matrix, the network, or both side by side. */
export const views = ['both', 'matrix', 'network'] as const;

/** The map's parameters in the address; what is left out is the default. */
export interface MapSearch {
  /** The kinds of actors, joined by commas. Default: all but people. */
  kinds?: string;
  /** IDs of actors, joined by commas, instead of kinds. */
  actors?: string;
  /** Whether to show all actors of the kinds. Default: those that the map starts with. */
  all?: true;
  /** The minimum evidence (E) of a stance to be shown. */
  minEvidence?: number;
  view?: (typeof views)[number];
  /** The step of play. Default: a month. */
  step?: TimeStep;
}

type Kind = Schema<'ActorKind'>;

const all: readonly Kind[] = actorKinds.map((one) => one.kind);

/** The default kinds. People mostly speak for others, whose rows they would repeat. */
export const defaultKinds: readonly Kind[] = all.filter((kind) => kind !== 'person');

/** Reads the map's parameters; ignores invalid values. */
export function parseMapSearch(search: Record<string, unknown>): MapSearch {
  const text = (name: string) => (search[name] === undefined ? '' : String(search[name]));
  const least = Number(text('minEvidence'));
  const actors = text('actors')
    .split(',')
    .filter((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id));
  return {
    kinds: formatKinds(parseKinds(text('kinds'))),
    actors: actors.length > 0 ? actors.join(',') : undefined,
    all: text('all') === 'true' || undefined,
    minEvidence: least > 0 && Number.isFinite(least) ? least : undefined,
    view: views.find((view) => view === text('view') && view !== 'both'),
    step: timeSteps.find((step) => step === text('step') && step !== 'month'),
  };
}

/** The kinds in a text, in display order; the default if there are none. */
export function parseKinds(text: string | undefined): Kind[] {
  const named = all.filter((kind) => text?.split(',').includes(kind));
  return named.length > 0 ? named : [...defaultKinds];
}

/** Kinds as written in the address; undefined for the default, or for none. */
export function formatKinds(kinds: readonly string[]): string | undefined {
  const named = all.filter((kind) => kinds.includes(kind));
  const usual = named.length === defaultKinds.length && defaultKinds.every((kind) => named.includes(kind));
  return usual || named.length === 0 ? undefined : named.join(',');
}
