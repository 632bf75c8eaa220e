import { isDay } from '../../format/days';
import { parseBothClocks } from '../../clocks/clocks';

/** What the address says of the brief; what is left out is the default. */
export interface BriefSearch {
  /** What the present is compared with: a day, a position of the ledger, or `asOf,knownAt`; left out, three months earlier. */
  from?: string;
  /** Up to when, likewise; left out, both clocks. */
  to?: string;
}

/** Whether a text names an end of the period: a day, a position, or both clocks. */
export const isPeriodEnd = (text: string): boolean => text === 'latest' || isDay(text) || /^\d{1,18}$/.test(text) || (text.includes(',') && parseBothClocks(text) !== undefined);

/** Reads the brief's part of an address; what is wrong is left out. */
export function parseBriefSearch(search: Record<string, unknown>): BriefSearch {
  const end = (name: string) => (search[name] !== undefined && isPeriodEnd(String(search[name])) ? String(search[name]) : undefined);
  return { from: end('from'), to: end('to') };
}
