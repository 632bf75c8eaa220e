import { queryOptions } from '@tanstack/react-query';
import { api, type Schema, unwrap } from './client';

/** The query parameters common to all calls about stances. */
export interface StanceParams {
  asOf: string;
  knownAt?: string;
  scores?: string;
  halfLifeDays?: string;
}

/** A pair's stance and what it is made of. */
export type StanceEstimate = Schema<'StanceDetails'>;

/** The sums from which a stance follows. */
export type Sums = Schema<'Sums'>;

/** One statement's share of a stance. */
export type Contribution = Schema<'ContributionView'>;

/** A pair: the two ends of a stance. */
export interface Pair {
  holder: string;
  target: string;
}

/** A pair's stance with the shares of its statements. */
export const stanceQuery = (pair: Pair, query: StanceParams | undefined) =>
  queryOptions({
    queryKey: ['position', pair, query],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/stances/{holder}/{target}', { params: { path: { ...pair }, query: { ...query, explain: 'true' } }, signal })),
    enabled: query !== undefined,
  });

/** A pair's stance over time, up to the query's asOf. */
export const stanceHistoryQuery = (
  pair: Pair,
  query: StanceParams | undefined,
  part: { step: Schema<'HistoryStep'>; from?: string; to?: string },
  enabled = true,
) =>
  queryOptions({
    queryKey: ['history', pair, query, part],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/stances/{holder}/{target}/history', { params: { path: { ...pair }, query: { ...query, ...part } }, signal })),
    enabled: enabled && query !== undefined,
  });
