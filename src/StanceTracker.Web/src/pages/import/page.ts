import { lazyRouteComponent } from '@tanstack/react-router';
import { parseImportSearch } from './search';

/** Import of event data. */
export const importPage = {
  path: '/import',
  validateSearch: parseImportSearch,
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
} as const;
