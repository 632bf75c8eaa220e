import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readPairSearch } from './search';

/** A pair of actors: where one stands toward the other, and why. */
export const pairRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stances/$holder/$target',
  validateSearch: readPairSearch,
  component: lazyRouteComponent(() => import('./PairPage'), 'PairPage'),
});
