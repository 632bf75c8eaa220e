import { lazyRouteComponent } from '@tanstack/react-router';
import { parseActorSearch } from './search';

/** One actor. */
export const actorPage = {
  path: '/actors/$id',
  validateSearch: parseActorSearch,
  component: lazyRouteComponent(() => import('./ActorPage'), 'ActorPage'),
} as const;
