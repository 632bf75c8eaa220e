import type { Schema } from '../api/client';

/** What kinds of actors there are, in the order in which they are shown. */
export const actorKinds: readonly { kind: Schema<'ActorKind'>; one: string; many: string }[] = [
  { kind: 'state', one: 'state', many: 'States' },
  { kind: 'organization', one: 'organization', many: 'Organizations' },
  { kind: 'armed-group', one: 'armed group', many: 'Armed groups' },
  { kind: 'bloc', one: 'bloc', many: 'Blocs' },
  { kind: 'person', one: 'person', many: 'People' },
];
