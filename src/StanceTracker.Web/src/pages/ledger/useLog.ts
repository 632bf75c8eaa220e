import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api, type Schema } from '../../api/client';
import { usePaged } from '../../api/paged';
import { backward } from './backward';
import type { LedgerSearch } from './search';
import { useGrowth } from './useGrowth';

/** An event as it lies in the ledger. */
export type Entry = Schema<'LedgerEntry'>;

/** Which events are asked for. */
export type LogFilter = Pick<LedgerSearch, 'type' | 'stream' | 'by'>;

const atOnce = 200;

/** The position where the reading begins: the newest, or that which `knownAt` means. */
function useHead(knownAt: string | undefined) {
  return useQuery({
    queryKey: ['log-head', knownAt],
    // A list that names the position which its `knownAt` means; its rows are not wanted.
    queryFn: async ({ signal }) =>
      knownAt === undefined
        ? (await answered(api.GET('/api/ledger', { signal }))).position
        : (await answered(api.GET('/api/stances', { params: { query: { knownAt, limit: '1' } }, signal }))).knownAt,
    staleTime: 0,
    gcTime: 0,
  });
}

/** The log, newest first, read backward as it is scrolled; what is recorded meanwhile comes on top, but for a log as it was known. */
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
