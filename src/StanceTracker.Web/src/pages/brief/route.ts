import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readBriefSearch } from './search';

/** The brief: where everyone stands, and what changed. */
export const briefRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readBriefSearch,
  component: lazyRouteComponent(() => import('./BriefPage'), 'BriefPage'),
});
