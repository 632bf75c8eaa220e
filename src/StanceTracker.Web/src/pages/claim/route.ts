import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';

/** One claim. */
export const claimRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claims/$id',
  component: lazyRouteComponent(() => import('./ClaimPage'), 'ClaimPage'),
});
