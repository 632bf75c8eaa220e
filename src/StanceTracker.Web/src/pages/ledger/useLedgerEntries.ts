import { useMemo } from 'react';
import { api, unwrap } from '../../api/client';
import { usePagedList } from '../../api/pagination';
import type { LedgerEntry, LedgerFilter } from './entries';
import { useLiveEntries } from './useLiveEntries';

const pageSize = '200';

/** The log, newest first, read page by page on scrolling. New events are added on top, except to a past log. */
export function useLedgerEntries(filter: LedgerFilter, knownAt: string | undefined) {
  const past = usePagedList<LedgerEntry>(['log', filter, knownAt], (more, signal) =>
    unwrap(api.GET('/api/ledger/events', { params: { query: { ...filter, knownAt, order: 'desc', limit: pageSize, ...more } }, signal })),
  );
  const head = past.data?.pages[0]?.position;
  const live = useLiveEntries(filter, knownAt === undefined ? head : undefined);
  // After a refetch the pages already contain what the stream has brought.
  const rows = useMemo(
    () => [...live.entries.filter((entry) => entry.position > (head ?? 0)), ...past.rows],
    [live.entries, past.rows, head],
  );
  return { ...past, rows, following: live.status };
}
