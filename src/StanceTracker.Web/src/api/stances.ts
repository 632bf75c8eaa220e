import { queryOptions } from '@tanstack/react-query';
import { unwrap, api, type Schema } from './client';

/** The parameters that every question about stances is asked with. */
export interface StanceParams {
  asOf: string;
  knownAt?: string;
  scores?: string;
  halfLifeDays?: string;
}

/** A pair's position with what makes it up. */
export type StanceEstimate = Schema<'PositionAnswer'>;

/** What one statement has in a stance. */
export type Contribution = Schema<'ContributionView'>;

/** A pair: who stands, and toward whom. */
export interface Pair {
  holder: string;
  target: string;
}

/** A pair's position with the shares of its statements. */
export const stanceQuery = (pair: Pair, query: StanceParams | undefined) =>
  queryOptions({
    queryKey: ['position', pair, query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/stances/{holder}/{target}', { params: { path: { ...pair }, query: { ...query, explain: 'true' } }, signal })),
    enabled: query !== undefined,
  });

/** A pair's stance over time, up to the query's asOf. */
export const stanceHistoryQuery = (pair: Pair, query: StanceParams | undefined, part: { step: Schema<'HistoryStep'>; from?: string; to?: string }, enabled = true) =>
  queryOptions({
    queryKey: ['history', pair, query, part],
    queryFn: ({ signal }) => unwrap(api.GET('/api/stances/{holder}/{target}/history', { params: { path: { ...pair }, query: { ...query, ...part } }, signal })),
    enabled: enabled && query !== undefined,
  });
