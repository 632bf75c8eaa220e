import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';
import { parseActorSearch } from './search';

/** One actor. */
export const actorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/actors/$id',
  validateSearch: parseActorSearch,
  component: lazyRouteComponent(() => import('./ActorPage'), 'ActorPage'),
});
