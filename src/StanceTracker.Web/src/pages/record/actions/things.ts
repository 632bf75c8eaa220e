import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Actor, allActors } from '../../../api/actors';
import { answered, api, type Schema } from '../../../api/client';
import { claimNow } from '../../../api/claims';
import { documentOf } from '../../../api/documents';
import { statementOf } from '../../../api/statements';
import { type Trailed, trailOf } from '../../../api/trails';

/** One of them, named. */
export interface Reference {
  kind: Trailed;
  id: string;
  /** The version that is shown: what is changed is changed on top of it. */
  version: number;
}

/** An actor as it is; of one that is merged its survivor. */
export const actorOf = (id: string) => queryOptions({ queryKey: ['actor', id, undefined], queryFn: ({ signal }) => answered(api.GET('/api/actors/{id}', { params: { path: { id } }, signal })) });

/** A thing as it stands, by its kind. */
export type Thing =
  | { kind: 'statement'; now: Schema<'StatementView'> }
  | { kind: 'actor'; now: Schema<'ActorView'> }
  | { kind: 'document'; now: Schema<'DocumentView'> }
  | { kind: 'claim'; now: Schema<'ClaimAnswer'> };

/** An actor itself, merged or not: the address of one that is merged leads to its survivor, the directory does not. */
async function actorItself(client: QueryClient, id: string): Promise<Actor> {
  const shown = await client.fetchQuery({ ...actorOf(id), staleTime: 0 });
  return shown.actor === id ? shown : ((await client.fetchQuery({ ...allActors, staleTime: 0 })).find((one) => one.actor === id) ?? shown);
}

/** The thing that is referred to, as it stands now. */
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

/** The events on a thing's own stream behind a version: what somebody else has changed since. */
export const changesSince = ({ kind, id, version }: Reference) => ({
  ...trailOf(kind, id),
  select: ({ items }: { items: Schema<'TrailEntry'>[] }) => items.filter((entry) => entry.stream === `${kind}-${id}` && entry.version > version),
  staleTime: 0,
});
