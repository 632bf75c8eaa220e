import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readActorSearch } from './search';

/** One actor. */
export const actorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/actors/$id',
  validateSearch: readActorSearch,
  component: lazyRouteComponent(() => import('./ActorPage'), 'ActorPage'),
});
