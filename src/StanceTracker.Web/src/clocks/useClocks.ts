import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ledgerSpan } from '../api/ledger';
import { useSetSearch } from '../shell/search';
import { type ClockSearch, clockNames } from './clocks';

/** The query parameters common to all calls about stances. */
export interface StanceQuery {
  asOf: string;
  knownAt?: string;
  scores?: string;
  halfLifeDays?: string;
}

/** Both clocks from the address, and the query made from them. */
export interface Clocks {
  /** The settings in the address. */
  search: ClockSearch;
  /** The day in the address, otherwise the latest day in the ledger; undefined until loaded. */
  asOf: string | undefined;
  /** The query for the server; undefined until asOf is known. */
  query: StanceQuery | undefined;
  /** Sets the clocks in the address. `replace` adds no history entry. */
  set: (patch: ClockSearch, options?: { replace?: boolean }) => void;
  /** The first and latest day of the ledger's statements; undefined until loaded, or if there are none. */
  span: { first: string; last: string } | undefined;
  /** The latest ledger position. */
  head: number | undefined;
}

/** Both clocks, the method's settings, and the span of days with statements. */
export function useClocks(): Clocks {
  const { asOf: day, knownAt, scores, halfLifeDays } = useSearch({ strict: false });
  const { data } = useQuery(ledgerSpan);
  const set = useSetSearch<ClockSearch>();
  return useMemo(() => {
    const asOf = day ?? data?.latestDay;
    return {
      search: { asOf: day, knownAt, scores, halfLifeDays },
      asOf,
      query: asOf ? { asOf, knownAt, scores, halfLifeDays: halfLifeDays?.toString() } : undefined,
      set,
      span: data?.firstDay ? { first: data.firstDay < data.latestDay ? data.firstDay : data.latestDay, last: data.latestDay } : undefined,
      head: data?.position,
    };
  }, [day, knownAt, scores, halfLifeDays, data, set]);
}

/** A server address with query parameters, for links to CSV and the like; drops undefined values. */
export function addressOf(path: string, parameters: object): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length === 0 ? path : `${path}?${query}`;
}

/** The clock parameters of an address in the app. */
export const clocksOf = (search: ClockSearch): ClockSearch => Object.fromEntries(clockNames.map((name) => [name, search[name]]));
