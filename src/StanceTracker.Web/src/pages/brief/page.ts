import { lazyRouteComponent } from '@tanstack/react-router';
import { parseBriefSearch } from './search';

/** The brief: where everyone stands, and what changed. */
export const briefPage = {
  path: '/',
  validateSearch: parseBriefSearch,
  component: lazyRouteComponent(() => import('./BriefPage'), 'BriefPage'),
} as const;
