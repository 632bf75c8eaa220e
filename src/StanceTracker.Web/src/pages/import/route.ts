import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readImportSearch } from './search';

/** Event data of others, imported. */
export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
});
