import { queryOptions } from '@tanstack/react-query';
import type { StanceQuery } from '../clocks/useClocks';
import { answered, api, type Schema } from './client';

/** A pair's stance and what it is made of. */
export type Position = Schema<'StanceDetails'>;

/** One statement's share of a stance. */
export type Contribution = Schema<'ContributionView'>;

/** A pair: the two ends of a stance. */
export interface Pair {
  holder: string;
  target: string;
}

/** A pair's stance with the shares of its statements. */
export const positionOf = (pair: Pair, query: StanceQuery | undefined) =>
  queryOptions({
    queryKey: ['position', pair, query],
    queryFn: ({ signal }) => answered(api.GET('/api/stances/{holder}/{target}', { params: { path: { ...pair }, query: { ...query, explain: 'true' } }, signal })),
    enabled: query !== undefined,
  });

/** A pair's stance over time, up to the query's asOf. */
export const historyOf = (pair: Pair, query: StanceQuery | undefined, part: { step: Schema<'HistoryStep'>; from?: string; to?: string }, enabled = true) =>
  queryOptions({
    queryKey: ['history', pair, query, part],
    queryFn: ({ signal }) => answered(api.GET('/api/stances/{holder}/{target}/history', { params: { path: { ...pair }, query: { ...query, ...part } }, signal })),
    enabled: enabled && query !== undefined,
  });
