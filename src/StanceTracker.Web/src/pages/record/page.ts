import { lazyRouteComponent } from '@tanstack/react-router';
import { readRecordSearch } from './search';

/** A statement, recorded. */
export const recordPage = {
  path: '/record',
  validateSearch: readRecordSearch,
  component: lazyRouteComponent(() => import('./RecordPage'), 'RecordPage'),
} as const;
