import { queryOptions } from '@tanstack/react-query';
import { api, type Schema, unwrap } from './client';
import type { StanceParams } from './stances';

/** A claim and each actor's position on it. */
export type ClaimAnswer = Schema<'ClaimAnswer'>;

/** A claim as of a day, as known at a time. */
export const claimQuery = (id: string, query: StanceParams | undefined) =>
  queryOptions({
    queryKey: ['claim', id, query?.asOf, query?.knownAt],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/claims/{id}', { params: { path: { id }, query: { asOf: query?.asOf, knownAt: query?.knownAt } }, signal })),
    enabled: query !== undefined,
    staleTime: 60_000,
  });

/** A claim as it stands now. */
export const currentClaimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'now'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/claims/{id}', { params: { path: { id } }, signal })),
  });
