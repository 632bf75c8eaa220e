import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Actor, allActors } from '../../../api/actors';
import { answered, api, type Schema } from '../../../api/client';
import { claimNow } from '../../../api/claims';
import { documentOf } from '../../../api/documents';
import { statementOf } from '../../../api/statements';
import { type Trailed, trailOf } from '../../../api/trails';

/** A record, by kind and ID. */
export interface Reference {
  kind: Trailed;
  id: string;
  /** The version shown, which changes are based on. */
  version: number;
}

/** An actor in its current state; for a merged one, its survivor. */
export const actorOf = (id: string) => queryOptions({ queryKey: ['actor', id, undefined], queryFn: ({ signal }) => answered(api.GET('/api/actors/{id}', { params: { path: { id } }, signal })) });

/** A record in its current state, by kind. */
export type Thing =
  | { kind: 'statement'; now: Schema<'StatementView'> }
  | { kind: 'actor'; now: Schema<'ActorView'> }
  | { kind: 'document'; now: Schema<'DocumentView'> }
  | { kind: 'claim'; now: Schema<'ClaimAnswer'> };

/** An actor itself, merged or not. The address of a merged actor leads to its survivor; the directory does not. */
async function actorItself(client: QueryClient, id: string): Promise<Actor> {
  const shown = await client.fetchQuery({ ...actorOf(id), staleTime: 0 });
  return shown.actor === id ? shown : ((await client.fetchQuery({ ...allActors, staleTime: 0 })).find((one) => one.actor === id) ?? shown);
}

/** The referenced record in its current state. */
export const thingOf = ({ kind, id }: Reference) =>
  queryOptions({
    queryKey: ['thing', kind, id],
    queryFn: async ({ client }): Promise<Thing> => {
      switch (kind) {
        case 'statement':
          return { kind, now: await client.fetchQuery({ ...statementOf(id), staleTime: 0 }) };
        case 'actor':
          return { kind, now: await actorItself(client, id) };
        case 'document':
          return { kind, now: await client.fetchQuery({ ...documentOf(id), staleTime: 0 }) };
        case 'claim':
          return { kind, now: await client.fetchQuery({ ...claimNow(id), staleTime: 0 }) };
      }
    },
  });

/** The events on a record's own stream after a version: what someone else has changed since. */
export const changesSince = ({ kind, id, version }: Reference) => ({
  ...trailOf(kind, id),
  select: ({ items }: { items: Schema<'TrailEntry'>[] }) => items.filter((entry) => entry.stream === `${kind}-${id}` && entry.version > version),
  staleTime: 0,
});
