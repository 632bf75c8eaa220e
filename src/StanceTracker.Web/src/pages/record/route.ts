import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/rootRoute';
import { readRecordSearch } from './search';

/** A statement, recorded. */
export const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/record',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('./RecordPage'), 'RecordPage'),
});
