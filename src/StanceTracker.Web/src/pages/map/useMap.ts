import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { actorsQuery, useActors } from '../../api/actors';
import { methodQuery } from '../../api/method';
import { unwrap, api } from '../../api/client';
import type { StanceParams } from '../../api/stances';
import { type Grid, buildGrid, orderActors, submatrix, type StanceMatrix } from './grid';
import { type MapSearch, parseKinds } from './search';
import { pickInitialActors } from './initialActors';

/** How many actors are drawn at most, unless they are named. */
const maxActors = '200';

/** Whom the map is of, as the server is asked. */
export const actorParams = ({ actors, kinds }: MapSearch): Record<string, string> => (actors ? { actors } : { kinds: parseKinds(kinds).join(','), most: maxActors });

const matrixQuery = (query: (StanceParams & Record<string, string | undefined>) | undefined) => ({
  queryKey: ['matrix', query],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<StanceMatrix> => unwrap(api.GET('/api/stances/matrix', { params: { query: { ...query, sparse: 'true' } }, signal })),
  enabled: query !== undefined,
  placeholderData: keepPreviousData,
});

/** The map as it is to be drawn: whom it begins with or all that are asked for, in their order, which is that of all of history, and their positions on the day. */
export function useMap(search: MapSearch, query: StanceParams | undefined, lastDay: string | undefined) {
  const { minEvidence, actors, all } = search;
  const whom = useMemo(() => actorParams(search), [search]);
  const now = useQuery(matrixQuery(query && { ...query, ...whom }));
  // With the longest half-life all of history counts: by it actors are ordered and laid out, so that they keep their places as time goes by.
  const method = useQuery(methodQuery);
  const always = method.data?.longestHalfLifeDays.toString();
  const history = useQuery(matrixQuery(query && lastDay && always ? { ...query, asOf: lastDay, halfLifeDays: always, ...whom } : undefined));
  const directory = useQuery(actorsQuery);
  const byId = useActors();
  const drawn = useMemo(() => {
    if (!history.data || !directory.data) return undefined;
    if (actors || all) return history.data;
    return submatrix(history.data, pickInitialActors(history.data, (id) => byId.get(id)));
  }, [history.data, directory.data, byId, actors, all]);
  const order = useMemo(() => drawn && orderActors(drawn, minEvidence ?? 0), [drawn, minEvidence]);
  const grid = useMemo((): Grid | undefined => (now.data && order ? buildGrid(now.data, order, minEvidence ?? 0) : undefined), [now.data, order, minEvidence]);
  return {
    grid,
    /** The same over all of history: where the network's actors lie. */
    base: useMemo(() => history.data && order && buildGrid(history.data, order, 0), [history.data, order]),
    /** How many actors there are of those kinds, as far as they are asked for. */
    ofKinds: history.data?.actors.length,
    /** How many actors there are at all. */
    inAll: useMemo(() => directory.data?.filter((actor) => actor.mergedInto === null).length, [directory.data]),
    answer: now.data,
    pending: now.isPending || history.isPending || directory.isPending,
    fetching: now.isFetching || history.isFetching,
    error: now.error ?? history.error ?? directory.error ?? method.error,
    retry: () => void Promise.all([now, history, directory, method].filter((one) => one.error).map((one) => one.refetch())),
  };
}
