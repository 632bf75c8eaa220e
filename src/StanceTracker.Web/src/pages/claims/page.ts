import { lazyRouteComponent } from '@tanstack/react-router';
import { parseClaimsSearch } from './search';

/** All claims, disputes and reversals. */
export const claimsPage = {
  path: '/claims',
  validateSearch: parseClaimsSearch,
  component: lazyRouteComponent(() => import('./ClaimsPage'), 'ClaimsPage'),
} as const;
