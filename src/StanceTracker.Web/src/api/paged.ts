import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** A page of a list as the server returns it. */
export interface Part<T> {
  items: T[];
  next: string | null;
}

/** The query parameters of a `next` link. */
export function parametersOf(next: string): Record<string, string> {
  const at = next.indexOf('?');
  return at < 0 ? {} : Object.fromEntries(new URLSearchParams(next.slice(at)));
}

/**
 * A list read page by page, following the server's cursors.
 * @param key Identifies the list and everything it depends on.
 * @param ask Fetches a page; `more` holds the parameters of the `next` link and overrides the first ones.
 */
export function usePaged<T>(key: readonly unknown[], ask: (more: Record<string, string>, signal: AbortSignal) => Promise<Part<T>>, enabled = true) {
  const query = useInfiniteQuery<Part<T>, Error, InfiniteData<Part<T>>, readonly unknown[], Record<string, string>>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: {},
    getNextPageParam: (last) => (last.next === null ? undefined : parametersOf(last.next)),
    enabled,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, rows };
}
