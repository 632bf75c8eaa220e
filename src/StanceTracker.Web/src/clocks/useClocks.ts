import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ledgerQuery } from '../api/ledger';
import { methodQuery } from '../api/method';
import type { StanceParams } from '../api/stances';
import { useSetSearch } from '../routing/searchParams';
import { type ClockSearch, findTable } from './clocks';

/** Both clocks from the address, and the query made from them. */
export interface Clocks {
  /** The settings in the address. */
  search: ClockSearch;
  /** The day in the address, otherwise the latest day in the ledger; undefined until loaded. */
  asOf: string | undefined;
  /** The query for the server; undefined until asOf is known. */
  query: StanceParams | undefined;
  /** Sets the clocks in the address. `replace` adds no history entry. */
  set: (patch: ClockSearch, options?: { replace?: boolean }) => void;
  /** The first and latest day of the ledger's statements; undefined until loaded, or if there are none. */
  span: { first: string; last: string } | undefined;
  /** The latest ledger position. */
  head: number | undefined;
}

/** Both clocks, the method's settings, and the span of days with statements. */
export function useClocks(): Clocks {
  const { asOf: day, knownAt, scores: table, halfLifeDays } = useSearch({ strict: false });
  const { data } = useQuery(ledgerQuery);
  const { data: method } = useQuery(methodQuery);
  const scores = findTable(table, method?.scores);
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
