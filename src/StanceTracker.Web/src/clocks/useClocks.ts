import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ledgerQuery } from '../api/ledger';
import type { StanceParams } from '../api/stances';
import { useSetSearch } from '../routing/searchParams';
import type { ClockSearch } from './clocks';

/** Both clocks as the address has them, and what is asked with them. */
export interface Clocks {
  /** What the address says. */
  search: ClockSearch;
  /** The day that is meant: that of the address, else the latest that the ledger tells of; undefined until it is known. */
  asOf: string | undefined;
  /** What to ask the server with; undefined until asOf is known. */
  query: StanceParams | undefined;
  /** Moves the clocks, in the address. `replace` leaves no step to go back to. */
  set: (patch: ClockSearch, options?: { replace?: boolean }) => void;
  /** The first day of statements and the latest day that the ledger tells of; undefined until known, or where there is none. */
  span: { first: string; last: string } | undefined;
  /** The newest position of the ledger. */
  head: number | undefined;
}

/** Both clocks, the method's settings, and the span of days that there are statements of. */
export function useClocks(): Clocks {
  const { asOf: day, knownAt, scores, halfLifeDays } = useSearch({ strict: false });
  const { data } = useQuery(ledgerQuery);
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
