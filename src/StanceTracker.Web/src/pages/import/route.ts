import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readImportSearch } from './search';

/** Import of event data. */
export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
});
