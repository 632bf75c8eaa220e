import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { allActors, useActors } from '../../api/actors';
import { answered, api, type Schema } from '../../api/client';
import type { StanceQuery } from '../../clocks/useClocks';
import { type Grid, gridOf, orderOf, partOf } from './grid';
import { type MapSearch, parseKinds } from './search';
import { startOf } from './start';

/** The maximum number of actors drawn, unless chosen by name. */
const most = '200';

/** A half-life so long that all of history counts. Order and layout use it, so that actors keep their places over time. */
const always = '1000000';

/** The query parameters that select the map's actors. */
export const whomOf = ({ actors, kinds }: MapSearch): Record<string, string> => (actors ? { actors } : { kinds: parseKinds(kinds).join(','), most });

const matrix = (query: (StanceQuery & Record<string, string | undefined>) | undefined) => ({
  queryKey: ['matrix', query],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<Matrix> => answered(api.GET('/api/stances/matrix', { params: { query: { ...query, sparse: 'true' } }, signal })),
  enabled: query !== undefined,
  placeholderData: keepPreviousData,
});

/** A square of stances; null on the diagonal and where unknown. */
export type Matrix = Omit<Schema<'MatrixAnswer'>, 'positions'> & { positions: (Schema<'StanceRow'> | null)[][] };

/** The map to draw: its actors, ordered by all of history, and their stances on the day. */
export function useMap(search: MapSearch, query: StanceQuery | undefined, lastDay: string | undefined) {
  const { minEvidence, actors, all } = search;
  const whom = useMemo(() => whomOf(search), [search]);
  const now = useQuery(matrix(query && { ...query, ...whom }));
  const history = useQuery(matrix(query && lastDay ? { ...query, asOf: lastDay, halfLifeDays: always, ...whom } : undefined));
  const directory = useQuery(allActors);
  const byId = useActors();
  const drawn = useMemo(() => {
    if (!history.data || !directory.data) return undefined;
    if (actors || all) return history.data;
    return partOf(history.data, startOf(history.data, (id) => byId.get(id)));
  }, [history.data, directory.data, byId, actors, all]);
  const order = useMemo(() => drawn && orderOf(drawn, minEvidence ?? 0), [drawn, minEvidence]);
  const grid = useMemo((): Grid | undefined => (now.data && order ? gridOf(now.data, order, minEvidence ?? 0) : undefined), [now.data, order, minEvidence]);
  return {
    grid,
    /** The same over all of history, for the network's layout. */
    base: useMemo(() => history.data && order && gridOf(history.data, order, 0), [history.data, order]),
    /** The number of actors of the selected kinds, up to the limit. */
    ofKinds: history.data?.actors.length,
    /** The number of all actors. */
    inAll: useMemo(() => directory.data?.filter((actor) => actor.mergedInto === null).length, [directory.data]),
    answer: now.data,
    pending: now.isPending || history.isPending || directory.isPending,
    fetching: now.isFetching || history.isFetching,
    error: now.error ?? history.error ?? directory.error,
    retry: () => void Promise.all([now.refetch(), history.refetch(), directory.refetch()]),
  };
}
