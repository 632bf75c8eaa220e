import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, unwrap } from '../../api/client';
import { usePagedList } from '../../api/pagination';
import type { LedgerEntry, LedgerFilter } from './entries';
import { readBackward } from './readBackward';
import { useLiveEntries } from './useLiveEntries';

const pageSize = 200;

/** The position to read back from: the latest, or the one that `knownAt` resolves to. */
function useStartPosition(knownAt: string | undefined) {
  return useQuery({
    queryKey: ['log-head', knownAt],
    // Any list returns the position that `knownAt` resolves to; its rows are ignored.
    queryFn: async ({ signal }) =>
      knownAt === undefined
        ? (await unwrap(api.GET('/api/ledger', { signal }))).position
        : (await unwrap(api.GET('/api/stances', { params: { query: { knownAt, limit: '1' } }, signal }))).knownAt,
    staleTime: 0,
    gcTime: 0,
  });
}

/** The log, newest first, read backward on scrolling. New events are added on top, except to a past log. */
export function useLedgerEntries(filter: LedgerFilter, knownAt: string | undefined) {
  const start = useStartPosition(knownAt);
  const past = usePagedList<LedgerEntry>(
    ['log', start.data, filter],
    async (more, signal) => {
      const ask = async (after: number, limit: number) =>
        (
          await unwrap(
            api.GET('/api/ledger/events', { params: { query: { ...filter, after: String(after), limit: String(limit) } }, signal }),
          )
        ).items;
      const { rows, before } = await readBackward(ask, Number(more.before ?? (start.data ?? 0) + 1), pageSize);
      return { items: rows, next: before === null ? null : `?before=${before}` };
    },
    start.data !== undefined,
  );
  const live = useLiveEntries(filter, knownAt === undefined ? start.data : undefined);
  const rows = useMemo(() => [...live.entries, ...past.rows], [live.entries, past.rows]);
  return {
    ...past,
    rows,
    following: live.status,
    error: start.error ?? past.error,
    refetch: () => void (start.error ? start.refetch() : past.refetch()),
  };
}
