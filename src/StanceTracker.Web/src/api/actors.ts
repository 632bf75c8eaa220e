import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Schema, unwrap } from './client';
import { fetchAllPages } from './fetchAllPages';

/** One actor of the directory. */
export type Actor = Schema<'ActorView'>;

/** The whole directory: there are few actors, and nearly every page names some. */
export const actorsQuery = queryOptions({
  queryKey: ['actors'],
  queryFn: ({ signal }) =>
    fetchAllPages((cursor) => unwrap(api.GET('/api/actors', { params: { query: { limit: '1000', ...cursor } }, signal }))),
  staleTime: 5 * 60_000,
});

/** The directory by ID; empty until loaded. */
export function useActors(): ReadonlyMap<string, Actor> {
  const { data } = useQuery(actorsQuery);
  return useMemo(() => new Map(data?.map((actor) => [actor.actor, actor])), [data]);
}
