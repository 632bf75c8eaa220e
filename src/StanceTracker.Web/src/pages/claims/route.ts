import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readClaimsSearch } from './search';

/** All claims, disputes and reversals. */
export const claimsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claims',
  validateSearch: readClaimsSearch,
  component: lazyRouteComponent(() => import('./ClaimsPage'), 'ClaimsPage'),
});
