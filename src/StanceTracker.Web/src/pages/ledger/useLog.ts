import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api, type Schema } from '../../api/client';
import { usePaged } from '../../api/paged';
import { backward } from './backward';
import type { LedgerSearch } from './search';
import { useGrowth } from './useGrowth';

/** An event as stored in the ledger. */
export type Entry = Schema<'LedgerEntry'>;

/** Which events to read. */
export type LogFilter = Pick<LedgerSearch, 'type' | 'stream' | 'by'>;

const atOnce = 200;

/** The position to read back from: the latest, or the one that `knownAt` resolves to. */
function useHead(knownAt: string | undefined) {
  return useQuery({
    queryKey: ['log-head', knownAt],
    // Any list returns the position that `knownAt` resolves to; its rows are ignored.
    queryFn: async ({ signal }) =>
      knownAt === undefined
        ? (await answered(api.GET('/api/ledger', { signal }))).position
        : (await answered(api.GET('/api/stances', { params: { query: { knownAt, limit: '1' } }, signal }))).knownAt,
    staleTime: 0,
    gcTime: 0,
  });
}

/** The log, newest first, read backward on scrolling. New events are added on top, except to a past log. */
export function useLog(filter: LogFilter, knownAt: string | undefined) {
  const head = useHead(knownAt);
  const past = usePaged<Entry>(
    ['log', head.data, filter],
    async (more, signal) => {
      const ask = async (after: number, limit: number) =>
        (await answered(api.GET('/api/ledger/events', { params: { query: { ...filter, after: String(after), limit: String(limit) } }, signal }))).items;
      const { rows, before } = await backward(ask, Number(more['before'] ?? (head.data ?? 0) + 1), atOnce);
      return { items: rows, next: before === null ? null : `?before=${before}` };
    },
    head.data !== undefined,
  );
  const growth = useGrowth(filter, knownAt === undefined ? head.data : undefined);
  const rows = useMemo(() => [...growth.entries, ...past.rows], [growth.entries, past.rows]);
  return { ...past, rows, following: growth.following, error: head.error ?? past.error, refetch: () => void (head.error ? head.refetch() : past.refetch()) };
}
