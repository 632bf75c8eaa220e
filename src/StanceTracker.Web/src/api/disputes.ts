import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';
import { fetchAllPages } from './fetchAllPages';
import type { StanceParams } from './stances';

/** By actor, or by claim. */
export interface DisputeFilter {
  actor?: string;
  claim?: string;
}

const clockParams = (query: StanceParams | undefined) => ({ asOf: query?.asOf, knownAt: query?.knownAt });

/** Actors that changed their position on a claim. */
export const reversalsQuery = (filter: DisputeFilter, query: StanceParams | undefined) =>
  queryOptions({
    queryKey: ['reversals', filter, clockParams(query)],
    queryFn: ({ signal }) =>
      fetchAllPages((cursor) =>
        unwrap(api.GET('/api/reversals', { params: { query: { ...filter, ...clockParams(query), limit: '1000', ...cursor } }, signal })),
      ),
    enabled: query !== undefined,
  });

/** Claims that one actor asserts and another denies. */
export const disputesQuery = (filter: DisputeFilter, query: StanceParams | undefined) =>
  queryOptions({
    queryKey: ['disputes', filter, clockParams(query)],
    queryFn: ({ signal }) =>
      fetchAllPages((cursor) =>
        unwrap(api.GET('/api/disputes', { params: { query: { ...filter, ...clockParams(query), limit: '1000', ...cursor } }, signal })),
      ),
    enabled: query !== undefined,
  });
