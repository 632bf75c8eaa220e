import { isDay } from '../format/days';

/** The score tables that the server knows. */
export const scoreTables = ['icews', 'gdelt', 'plover'] as const;

/** A score table. */
export type ScoreTable = (typeof scoreTables)[number];

/** The one that the server takes where none is named. */
export const defaultScoreTable: ScoreTable = 'icews';

/** What the address says of both clocks and of the method; what is left out is the default. */
export interface ClockSearch {
  /** A day in the world; left out, the latest that the ledger tells of. */
  asOf?: string;
  /** A position, an instant or a day of the ledger; left out, all that it holds. */
  knownAt?: string;
  scores?: ScoreTable;
  halfLifeDays?: number;
}

/** The names of the parameters above, which every page keeps. */
export const clockParams = ['asOf', 'knownAt', 'scores', 'halfLifeDays'] as const satisfies readonly (keyof ClockSearch)[];

/** Whether a text says by when something was known: a position, an instant with its zone, or a day. */
export function isKnownAt(text: string): boolean {
  if (/^\d{1,18}$/.test(text) || isDay(text)) return true;
  return /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Reads both clocks from an address; what is wrong in it is left out. */
export function parseClocks(search: Record<string, unknown>): ClockSearch {
  const text = (name: string) => (search[name] === undefined ? '' : String(search[name]));
  const halfLife = Number(text('halfLifeDays'));
  return {
    asOf: isDay(text('asOf')) ? text('asOf') : undefined,
    knownAt: isKnownAt(text('knownAt')) ? text('knownAt') : undefined,
    scores: scoreTables.find((table) => table === text('scores')),
    halfLifeDays: halfLife > 0 && Number.isFinite(halfLife) ? halfLife : undefined,
  };
}

/** Both clocks of one side of a comparison; undefined where the text is none. */
export function parseBothClocks(text: string): { asOf: string; knownAt: string } | undefined {
  const [asOf = '', knownAt = ''] = text.split(',');
  const right = (asOf !== '' || knownAt !== '') && (asOf === '' || isDay(asOf)) && (knownAt === '' || isKnownAt(knownAt));
  return right ? { asOf, knownAt } : undefined;
}
