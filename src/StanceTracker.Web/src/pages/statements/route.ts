import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readStatementsSearch } from './search';

/** All statements, or a filtered part of them. */
export const statementsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/statements',
  validateSearch: readStatementsSearch,
  component: lazyRouteComponent(() => import('./StatementsPage'), 'StatementsPage'),
});
