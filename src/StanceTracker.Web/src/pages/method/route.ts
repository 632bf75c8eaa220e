import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readMethodSearch } from './search';

/** The method: how numbers are calculated, what the words mean, what a number cannot tell. */
export const methodRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/method',
  validateSearch: readMethodSearch,
  component: lazyRouteComponent(() => import('./MethodPage'), 'MethodPage'),
});
