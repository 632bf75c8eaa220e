import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** A part of a list as the server gives it. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The parameters that a `next` address names. */
export function cursorParams(next: string): Record<string, string> {
  const at = next.indexOf('?');
  return at < 0 ? {} : Object.fromEntries(new URLSearchParams(next.slice(at)));
}

/**
 * A list that is read part after part, by the server's own cursors.
 * @param key Names it, with all that it depends on.
 * @param fetchPage Asks for a part; `more` holds the parameters of the `next` address and goes over the first ones.
 */
export function usePagedList<T>(key: readonly unknown[], fetchPage: (cursor: Record<string, string>, signal: AbortSignal) => Promise<Page<T>>, enabled = true) {
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
