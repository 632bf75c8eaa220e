import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** A page of a list as the server returns it. */
export interface Page<T> {
  items: T[];
  next: string | null;
  /** The ledger position that the rows reflect. */
  position: number;
}

/** The query parameters of a `next` link. */
export function cursorParams(next: string): Record<string, string> {
  const at = next.indexOf('?');
  return at < 0 ? {} : Object.fromEntries(new URLSearchParams(next.slice(at)));
}

/**
 * A list read page by page, following the server's cursors.
 * @param key Identifies the list and everything it depends on.
 * @param fetchPage Fetches a page; `more` holds the parameters of the `next` link and overrides the first ones.
 */
export function usePagedList<T>(
  key: readonly unknown[],
  fetchPage: (cursor: Record<string, string>, signal: AbortSignal) => Promise<Page<T>>,
  enabled = true,
) {
  const query = useInfiniteQuery<Page<T>, Error, InfiniteData<Page<T>>, readonly unknown[], Record<string, string>>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: {},
    getNextPageParam: (last) => (last.next === null ? undefined : cursorParams(last.next)),
    enabled,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}
