import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';
import { parseImportSearch } from './search';

/** Event data of others, imported. */
export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  validateSearch: parseImportSearch,
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
});
