import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';
import { parseBriefSearch } from './search';

/** The brief: where everybody stands, and what changed. */
export const briefRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: parseBriefSearch,
  component: lazyRouteComponent(() => import('./BriefPage'), 'BriefPage'),
});
