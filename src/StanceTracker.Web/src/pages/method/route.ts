import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';
import { parseMethodSearch } from './search';

/** The method: how a number comes about, what the words mean, what it cannot say. */
export const methodRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/method',
  validateSearch: parseMethodSearch,
  component: lazyRouteComponent(() => import('./MethodPage'), 'MethodPage'),
});
