import { parseBothClocks } from '../../clocks/clocks';
import { isDay } from '../../format/days';

/** The brief's parameters in the address; what is left out is the default. */
export interface BriefSearch {
  /** The earlier end: a day, a ledger position, or `asOf,knownAt`. Default: three months earlier. */
  from?: string;
  /** The later end, in the same forms. Default: both clocks. */
  to?: string;
}

/** Whether a text is a valid end of the period: a day, a position, or both clocks. */
export const isPeriodEnd = (text: string): boolean =>
  text === 'latest' || isDay(text) || /^\d{1,18}$/.test(text) || (text.includes(',') && parseBothClocks(text) !== undefined);

/** Reads the brief's parameters; ignores invalid values. */
export function parseBriefSearch(search: Record<string, unknown>): BriefSearch {
  const end = (name: string) => (search[name] !== undefined && isPeriodEnd(String(search[name])) ? String(search[name]) : undefined);
  return { from: end('from'), to: end('to') };
}
