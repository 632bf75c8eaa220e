import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './client';

const ask = {
  statement: '/api/statements/{id}/trail',
  actor: '/api/actors/{id}/trail',
  document: '/api/documents/{id}/trail',
  claim: '/api/claims/{id}/trail',
} as const;

/** The kinds of record that have a trail. */
export type Trailed = keyof typeof ask;

/** Every event that touched a record. */
export const trailOf = (kind: Trailed, id: string) =>
  queryOptions({
    queryKey: ['trail', kind, id],
    queryFn: ({ signal }) => answered(api.GET(ask[kind], { params: { path: { id } }, signal })),
  });
