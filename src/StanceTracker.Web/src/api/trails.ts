import { queryOptions } from '@tanstack/react-query';
import { unwrap, api } from './client';

const trailPaths = {
  statement: '/api/statements/{id}/trail',
  actor: '/api/actors/{id}/trail',
  document: '/api/documents/{id}/trail',
  claim: '/api/claims/{id}/trail',
} as const;

/** What has a trail of its own. */
export type EntityKind = keyof typeof trailPaths;

/** Every event that touched a thing. */
export const trailQuery = (kind: EntityKind, id: string) =>
  queryOptions({
    queryKey: ['trail', kind, id],
    queryFn: ({ signal }) => unwrap(api.GET(trailPaths[kind], { params: { path: { id } }, signal })),
  });
