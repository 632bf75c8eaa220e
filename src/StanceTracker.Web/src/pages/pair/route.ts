import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';
import { parsePairSearch } from './search';

/** A pair of actors: where one stands toward the other, and why. */
export const pairRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stances/$holder/$target',
  validateSearch: parsePairSearch,
  component: lazyRouteComponent(() => import('./PairPage'), 'PairPage'),
});
