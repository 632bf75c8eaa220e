import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';

/** One statement. */
export const statementRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/statements/$id',
  component: lazyRouteComponent(() => import('./StatementPage'), 'StatementPage'),
});
