import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';
import { readRecordSearch } from './search';

/** The page to record a statement. */
export const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/record',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('./RecordPage'), 'RecordPage'),
});
