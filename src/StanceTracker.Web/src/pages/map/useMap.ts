import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { actorsQuery, useActors } from '../../api/actors';
import { api, unwrap } from '../../api/client';
import { methodQuery } from '../../api/method';
import type { StanceParams } from '../../api/stances';
import { buildGrid, type Grid, orderActors, type StanceMatrix, submatrix } from './grid';
import { pickInitialActors } from './initialActors';
import { type MapSearch, parseKinds } from './search';

/** The maximum number of actors drawn, unless chosen by name. */
const maxActors = '200';

/** Whom the query parameters that select the map's actors. */
export const actorParams = ({ actors, kinds }: MapSearch): Record<string, string> =>
  actors ? { actors } : { kinds: parseKinds(kinds).join(','), most: maxActors };

const matrixQuery = (query: (StanceParams & Record<string, string | undefined>) | undefined) => ({
  queryKey: ['matrix', query],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<StanceMatrix> =>
    unwrap(api.GET('/api/stances/matrix', { params: { query: { ...query, sparse: 'true' } }, signal })),
  enabled: query !== undefined,
  placeholderData: keepPreviousData,
});

/** The map to draw: its actors, ordered by all of history, and their stances on the day. */
export function useMap(search: MapSearch, query: StanceParams | undefined, lastDay: string | undefined) {
  const { minEvidence, actors, all } = search;
  const whom = useMemo(() => actorParams(search), [search]);
  const now = useQuery(matrixQuery(query && { ...query, ...whom }));
  // With the longest half-life all of history counts. Order and layout use it, so that actors keep their places over time.
  const method = useQuery(methodQuery);
  const always = method.data?.longestHalfLifeDays.toString();
  const history = useQuery(
    matrixQuery(query && lastDay && always ? { ...query, asOf: lastDay, halfLifeDays: always, ...whom } : undefined),
  );
  const directory = useQuery(actorsQuery);
  const byId = useActors();
  const drawn = useMemo(() => {
    if (!history.data || !directory.data) return undefined;
    if (actors || all) return history.data;
    return submatrix(
      history.data,
      pickInitialActors(history.data, (id) => byId.get(id)),
    );
  }, [history.data, directory.data, byId, actors, all]);
  const order = useMemo(() => drawn && orderActors(drawn, minEvidence ?? 0), [drawn, minEvidence]);
  const grid = useMemo(
    (): Grid | undefined => (now.data && order ? buildGrid(now.data, order, minEvidence ?? 0) : undefined),
    [now.data, order, minEvidence],
  );
  return {
    grid,
    /** The same over all of history, for the network's layout. */
    base: useMemo(() => history.data && order && buildGrid(history.data, order, 0), [history.data, order]),
    /** The number of actors of the selected kinds, up to the limit. */
    ofKinds: history.data?.actors.length,
    /** The number of all actors. */
    inAll: useMemo(() => directory.data?.filter((actor) => actor.mergedInto === null).length, [directory.data]),
    answer: now.data,
    pending: now.isPending || history.isPending || directory.isPending,
    fetching: now.isFetching || history.isFetching,
    error: now.error ?? history.error ?? directory.error ?? method.error,
    retry: () => void Promise.all([now, history, directory, method].filter((one) => one.error).map((one) => one.refetch())),
  };
}
