import { lazyRouteComponent } from '@tanstack/react-router';
import { readRecordSearch } from './search';

/** The page to record a statement. */
export const recordPage = {
  path: '/record',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('./RecordPage'), 'RecordPage'),
} as const;
