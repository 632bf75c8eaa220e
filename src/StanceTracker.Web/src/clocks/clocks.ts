import { isDay } from '../format/days';

/** Both clocks and the method's settings in the address; what is left out is the default. */
export interface ClockSearch {
  /** Valid time, a day. Default: the latest day in the ledger. */
  asOf?: string;
  /** System time: a ledger position, an instant or a day. Default: now. */
  knownAt?: string;
  /** The name of a score table. Default: the server's. */
  scores?: string;
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
    scores: text('scores') || undefined,
    halfLifeDays: halfLife > 0 && Number.isFinite(halfLife) ? halfLife : undefined,
  };
}

/** The score table of an address; undefined, like any invalid value, if it is none of the server's. Kept while those are not loaded. */
export const findTable = (name: string | undefined, tables: readonly { name: string }[] | undefined): string | undefined =>
  tables?.every((table) => table.name !== name) ? undefined : name;

/** Both clocks of one side of a comparison; undefined if the text is invalid. */
export function parseBothClocks(text: string): { asOf: string; knownAt: string } | undefined {
  const [asOf = '', knownAt = ''] = text.split(',');
  const right = (asOf !== '' || knownAt !== '') && (asOf === '' || isDay(asOf)) && (knownAt === '' || isKnownAt(knownAt));
  return right ? { asOf, knownAt } : undefined;
}
