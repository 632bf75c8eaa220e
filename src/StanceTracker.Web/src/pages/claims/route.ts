import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';
import { parseClaimsSearch } from './search';

/** All claims, disputes and reversals. */
export const claimsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claims',
  validateSearch: parseClaimsSearch,
  component: lazyRouteComponent(() => import('./ClaimsPage'), 'ClaimsPage'),
});
