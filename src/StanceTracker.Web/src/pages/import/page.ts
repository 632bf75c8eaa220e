import { lazyRouteComponent } from '@tanstack/react-router';
import { parseImportSearch } from './search';

/** Event data of others, imported. */
export const importPage = {
  path: '/import',
  validateSearch: parseImportSearch,
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
} as const;
