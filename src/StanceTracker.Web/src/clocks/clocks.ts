import { isDay } from '../format/days';

/** The score tables that the server knows. */
export const scoreTables = ['icews', 'gdelt', 'plover'] as const;

/** A score table. */
export type ScoreTable = (typeof scoreTables)[number];

/** The one that the server uses by default. */
export const defaultScoreTable: ScoreTable = 'icews';

/** Both clocks and the method's settings in the address; what is left out is the default. */
export interface ClockSearch {
  /** Valid time, a day. Default: the latest day in the ledger. */
  asOf?: string;
  /** System time: a ledger position, an instant or a day. Default: now. */
  knownAt?: string;
  scores?: ScoreTable;
  halfLifeDays?: number;
}

/** The parameters above, kept from page to page. */
export const clockParams = ['asOf', 'knownAt', 'scores', 'halfLifeDays'] as const satisfies readonly (keyof ClockSearch)[];

/** Whether a text is a valid `knownAt`: a position, an instant with a time zone, or a day. */
export function isKnownAt(text: string): boolean {
  if (/^\d{1,18}$/.test(text) || isDay(text)) return true;
  return /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Reads both clocks from an address; ignores invalid values. */
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

/** Both clocks of one side of a comparison; undefined if the text is invalid. */
export function parseBothClocks(text: string): { asOf: string; knownAt: string } | undefined {
  const [asOf = '', knownAt = ''] = text.split(',');
  const right = (asOf !== '' || knownAt !== '') && (asOf === '' || isDay(asOf)) && (knownAt === '' || isKnownAt(knownAt));
  return right ? { asOf, knownAt } : undefined;
}
