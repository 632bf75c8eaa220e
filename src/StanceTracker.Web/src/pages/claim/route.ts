import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';

/** One claim. */
export const claimRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claims/$id',
  component: lazyRouteComponent(() => import('./ClaimPage'), 'ClaimPage'),
});
