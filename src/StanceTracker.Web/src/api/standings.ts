import { queryOptions } from '@tanstack/react-query';
import type { StanceQuery } from '../clocks/useClocks';
import { answered, api } from './client';
import { whole } from './whole';

/** By actor, or by claim. */
export interface StandingFilter {
  actor?: string;
  claim?: string;
}

const clocksOf = (query: StanceQuery | undefined) => ({ asOf: query?.asOf, knownAt: query?.knownAt });

/** Actors that changed their position on a claim. */
export const reversalsOf = (filter: StandingFilter, query: StanceQuery | undefined) =>
  queryOptions({
    queryKey: ['reversals', filter, clocksOf(query)],
    queryFn: ({ signal }) => whole((more) => answered(api.GET('/api/reversals', { params: { query: { ...filter, ...clocksOf(query), limit: '1000', ...more } }, signal }))),
    enabled: query !== undefined,
  });

/** Claims that one actor asserts and another denies. */
export const disputesOf = (filter: StandingFilter, query: StanceQuery | undefined) =>
  queryOptions({
    queryKey: ['disputes', filter, clocksOf(query)],
    queryFn: ({ signal }) => whole((more) => answered(api.GET('/api/disputes', { params: { query: { ...filter, ...clocksOf(query), limit: '1000', ...more } }, signal }))),
    enabled: query !== undefined,
  });
