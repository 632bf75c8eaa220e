import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api, type Schema } from './client';
import { whole } from './whole';

/** One actor of the directory. */
export type Actor = Schema<'ActorView'>;

/** The whole directory: there are few actors, and nearly every page names some. */
export const allActors = queryOptions({
  queryKey: ['actors'],
  queryFn: ({ signal }) => whole((more) => answered(api.GET('/api/actors', { params: { query: { limit: '1000', ...more } }, signal }))),
  staleTime: 5 * 60_000,
});

/** The directory by ID; empty until loaded. */
export function useActors(): ReadonlyMap<string, Actor> {
  const { data } = useQuery(allActors);
  return useMemo(() => new Map(data?.map((actor) => [actor.actor, actor])), [data]);
}
