import { queryOptions } from '@tanstack/react-query';
import { api, type Schema, unwrap } from './client';
import { fetchAllPages } from './fetchAllPages';

/** One statement as the server shows it. */
export type Statement = Schema<'StatementView'>;

/** A statement's standpoint on a claim. */
export type ClaimStand = Schema<'ClaimStand'>;

/** A statement now, or as known at an earlier time. */
export const statementQuery = (id: string, knownAt?: string) =>
  queryOptions({
    queryKey: ['statement', id, knownAt],
    queryFn: ({ signal }) => unwrap(api.GET('/api/statements/{id}', { params: { path: { id }, query: { knownAt } }, signal })),
  });

/** All statements that count for a pair now, through any affiliation. */
export const pairStatementsQuery = (holder: string, target: string) =>
  queryOptions({
    queryKey: ['statements', 'pair', holder, target],
    queryFn: ({ signal }) =>
      fetchAllPages((cursor) =>
        unwrap(api.GET('/api/statements', { params: { query: { pair: `${holder},${target}`, limit: '1000', ...cursor } }, signal })),
      ),
  });
