import type { Schema } from '../api/client';

/** The kinds of actors, in display order. */
export const actorKinds: readonly { kind: Schema<'ActorKind'>; one: string; many: string }[] = [
  { kind: 'state', one: 'state', many: 'States' },
  { kind: 'organization', one: 'organization', many: 'Organizations' },
  { kind: 'armed-group', one: 'armed group', many: 'Armed groups' },
  { kind: 'bloc', one: 'bloc', many: 'Blocs' },
  { kind: 'person', one: 'person', many: 'People' },
];
