import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schema } from './client';
import { whole } from './whole';

/** One statement as the server shows it. */
export type Statement = Schema<'StatementView'>;

/** A statement's position on a claim. */
export type ClaimStand = Schema<'ClaimStand'>;

/** A statement now, or as known at an earlier time. */
export const statementOf = (id: string, knownAt?: string) =>
  queryOptions({
    queryKey: ['statement', id, knownAt],
    queryFn: ({ signal }) => answered(api.GET('/api/statements/{id}', { params: { path: { id }, query: { knownAt } }, signal })),
  });

/** All statements that count for a pair now, through any affiliation. */
export const statementsOfPair = (holder: string, target: string) =>
  queryOptions({
    queryKey: ['statements', 'pair', holder, target],
    queryFn: ({ signal }) => whole((more) => answered(api.GET('/api/statements', { params: { query: { pair: `${holder},${target}`, limit: '1000', ...more } }, signal }))),
  });
