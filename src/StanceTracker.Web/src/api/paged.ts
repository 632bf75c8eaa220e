import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** A part of a list as the server gives it. */
export interface Part<T> {
  items: T[];
  next: string | null;
}

/** The parameters that a `next` address names. */
export function parametersOf(next: string): Record<string, string> {
  const at = next.indexOf('?');
  return at < 0 ? {} : Object.fromEntries(new URLSearchParams(next.slice(at)));
}

/**
 * A list that is read part after part, by the server's own cursors.
 * @param key Names it, with all that it depends on.
 * @param ask Asks for a part; `more` holds the parameters of the `next` address and goes over the first ones.
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
