import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readMapSearch } from './search';

/** The map of stances. */
export const mapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map',
  validateSearch: readMapSearch,
  component: lazyRouteComponent(() => import('./MapPage'), 'MapPage'),
});
