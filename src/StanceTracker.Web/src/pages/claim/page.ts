import { lazyRouteComponent } from '@tanstack/react-router';

/** One claim. */
export const claimPage = {
  path: '/claims/$id',
  component: lazyRouteComponent(() => import('./ClaimPage'), 'ClaimPage'),
} as const;
