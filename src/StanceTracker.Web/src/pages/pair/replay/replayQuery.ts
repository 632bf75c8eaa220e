import { queryOptions } from '@tanstack/react-query';
import { api, type Schema, unwrap } from '../../../api/client';
import { readNdjson } from '../../../api/ndjson';
import type { Pair, StanceParams } from '../../../api/stances';
import type { replayOrders } from '../search';

/** A step of a replay. */
export type ReplayLine = Schema<'ReplayLine'>;

/** How a pair's stance developed, line by line. */
export const replayQuery = (pair: Pair, query: StanceParams | undefined, order: (typeof replayOrders)[number]) =>
  queryOptions({
    queryKey: ['replay', pair, query, order],
    queryFn: async ({ signal }) => {
      const stream = await unwrap(
        api.GET('/api/stances/{holder}/{target}/replay', {
          params: { path: { ...pair }, query: { ...query, order } },
          headers: { Accept: 'application/x-ndjson' },
          parseAs: 'stream',
          signal,
        }),
      );
      const lines: ReplayLine[] = [];
      if (stream) for await (const line of readNdjson<ReplayLine>(stream)) lines.push(line);
      return lines;
    },
    enabled: query !== undefined,
  });
