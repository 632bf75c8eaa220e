import { isDay } from '../../format/days';
import type { StatementFilter } from '../../statements/StatementsTable';

const names = ['speaker', 'target', 'pair', 'act', 'context', 'document', 'claim', 'q'] as const;

/** Reads the filters from an address; ignores invalid values. */
export function parseStatementsSearch(search: Record<string, unknown>): StatementFilter {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined);
  const day = (name: string) => (isDay(text(name) ?? '') ? text(name) : undefined);
  return { ...Object.fromEntries(names.map((name) => [name, text(name)])), from: day('from'), to: day('to') };
}
