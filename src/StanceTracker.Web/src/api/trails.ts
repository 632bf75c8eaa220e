import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

const trailPaths = {
  statement: '/api/statements/{id}/trail',
  actor: '/api/actors/{id}/trail',
  document: '/api/documents/{id}/trail',
  claim: '/api/claims/{id}/trail',
} as const;

/** The kinds of record that have a trail. */
export type EntityKind = keyof typeof trailPaths;

/** Every event that touched a record. */
export const trailQuery = (kind: EntityKind, id: string) =>
  queryOptions({
    queryKey: ['trail', kind, id],
    queryFn: ({ signal }) => unwrap(api.GET(trailPaths[kind], { params: { path: { id } }, signal })),
  });
