import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Actor, actorsQuery } from '../../api/actors';
import { currentClaimQuery } from '../../api/claims';
import { api, type Schema, unwrap } from '../../api/client';
import { documentQuery } from '../../api/documents';
import { statementQuery } from '../../api/statements';
import { type EntityKind, trailQuery } from '../../api/trails';

/** A record, by kind and ID. */
export interface EntityReference {
  kind: EntityKind;
  id: string;
  /** The version shown, which changes are based on. */
  version: number;
}

/** An actor in its current state; for a merged one, its survivor. */
export const actorQuery = (id: string) =>
  queryOptions({
    queryKey: ['actor', id, undefined],
    queryFn: ({ signal }) => unwrap(api.GET('/api/actors/{id}', { params: { path: { id } }, signal })),
  });

/** A record in its current state, by kind. */
export type Entity =
  | { kind: 'statement'; now: Schema<'StatementView'> }
  | { kind: 'actor'; now: Schema<'ActorView'> }
  | { kind: 'document'; now: Schema<'DocumentView'> }
  | { kind: 'claim'; now: Schema<'ClaimAnswer'> };

/** An actor itself, merged or not. The address of a merged actor leads to its survivor; the directory does not. */
async function fetchUnmergedActor(client: QueryClient, id: string): Promise<Actor> {
  const shown = await client.fetchQuery({ ...actorQuery(id), staleTime: 0 });
  return shown.actor === id
    ? shown
    : ((await client.fetchQuery({ ...actorsQuery, staleTime: 0 })).find((one) => one.actor === id) ?? shown);
}

/** The referenced record in its current state. */
export const entityQuery = ({ kind, id }: EntityReference) =>
  queryOptions({
    queryKey: ['thing', kind, id],
    queryFn: async ({ client }): Promise<Entity> => {
      switch (kind) {
        case 'statement':
          return { kind, now: await client.fetchQuery({ ...statementQuery(id), staleTime: 0 }) };
        case 'actor':
          return { kind, now: await fetchUnmergedActor(client, id) };
        case 'document':
          return { kind, now: await client.fetchQuery({ ...documentQuery(id), staleTime: 0 }) };
        case 'claim':
          return { kind, now: await client.fetchQuery({ ...currentClaimQuery(id), staleTime: 0 }) };
      }
    },
  });

/** The events on a record's own stream after a version: what someone else has changed since. */
export const changesSince = ({ kind, id, version }: EntityReference) => ({
  ...trailQuery(kind, id),
  select: ({ items }: { items: Schema<'TrailEntry'>[] }) =>
    items.filter((entry) => entry.stream === `${kind}-${id}` && entry.version > version),
  staleTime: 0,
});
