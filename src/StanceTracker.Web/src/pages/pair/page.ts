import { lazyRouteComponent } from '@tanstack/react-router';
import { parsePairSearch } from './search';

/** A pair of actors: where one stands toward the other, and why. */
export const pairPage = {
  path: '/stances/$holder/$target',
  validateSearch: parsePairSearch,
  component: lazyRouteComponent(() => import('./PairPage'), 'PairPage'),
} as const;
