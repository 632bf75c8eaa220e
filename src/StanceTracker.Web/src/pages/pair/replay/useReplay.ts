import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from '../../../api/client';
import { linesOf } from '../../../api/ndjson';
import type { Pair } from '../../../api/stances';
import type { StanceQuery } from '../../../clocks/useClocks';
import type { replayOrders } from '../search';

/** A step of a replay. */
export type ReplayLine = Schema<'ReplayLine'>;

/** How a pair's stance developed, line by line. */
export const replayOf = (pair: Pair, query: StanceQuery | undefined, order: (typeof replayOrders)[number]) =>
  queryOptions({
    queryKey: ['replay', pair, query, order],
    queryFn: async ({ signal }) => {
      const stream = await answered(
        api.GET('/api/stances/{holder}/{target}/replay', { params: { path: { ...pair }, query: { ...query, order } }, headers: { Accept: 'application/x-ndjson' }, parseAs: 'stream', signal }),
      );
      const lines: ReplayLine[] = [];
      if (stream) for await (const line of linesOf<ReplayLine>(stream)) lines.push(line);
      return lines;
    },
    enabled: query !== undefined,
  });
