import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';
import { parseStatementsSearch } from './search';

/** All statements, or a part of them. */
export const statementsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/statements',
  validateSearch: parseStatementsSearch,
  component: lazyRouteComponent(() => import('./StatementsPage'), 'StatementsPage'),
});
