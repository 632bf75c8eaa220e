import { queryOptions } from '@tanstack/react-query';
import type { StanceParams } from './stances';
import { unwrap, api } from './client';
import { fetchAllPages } from './fetchAllPages';

/** Whose, or of which claim. */
export interface DisputeFilter {
  actor?: string;
  claim?: string;
}

const clockParams = (query: StanceParams | undefined) => ({ asOf: query?.asOf, knownAt: query?.knownAt });

/** Who changed its position on a claim. */
export const reversalsQuery = (filter: DisputeFilter, query: StanceParams | undefined) =>
  queryOptions({
    queryKey: ['reversals', filter, clockParams(query)],
    queryFn: ({ signal }) => fetchAllPages((cursor) => unwrap(api.GET('/api/reversals', { params: { query: { ...filter, ...clockParams(query), limit: '1000', ...cursor } }, signal }))),
    enabled: query !== undefined,
  });

/** Who asserts what another denies. */
export const disputesQuery = (filter: DisputeFilter, query: StanceParams | undefined) =>
  queryOptions({
    queryKey: ['disputes', filter, clockParams(query)],
    queryFn: ({ signal }) => fetchAllPages((cursor) => unwrap(api.GET('/api/disputes', { params: { query: { ...filter, ...clockParams(query), limit: '1000', ...cursor } }, signal }))),
    enabled: query !== undefined,
  });
