import { queryOptions } from '@tanstack/react-query';
import { api, type Schema, unwrap } from './client';

/** One document as the server shows it. */
export type Document = Schema<'DocumentView'>;

/** A document now, or as known at an earlier time. */
export const documentQuery = (id: string, knownAt?: string) =>
  queryOptions({
    queryKey: ['document', id, knownAt],
    queryFn: ({ signal }) => unwrap(api.GET('/api/documents/{id}', { params: { path: { id }, query: { knownAt } }, signal })),
    staleTime: 5 * 60_000,
  });
