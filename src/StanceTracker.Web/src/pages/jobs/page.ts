import { lazyRouteComponent } from '@tanstack/react-router';

/** Background work. */
export const jobsPage = {
  path: '/jobs',
  component: lazyRouteComponent(() => import('./JobsPage'), 'JobsPage'),
} as const;
