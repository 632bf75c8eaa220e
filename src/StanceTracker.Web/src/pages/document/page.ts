import { lazyRouteComponent } from '@tanstack/react-router';

/** One document. */
export const documentPage = {
  path: '/documents/$id',
  component: lazyRouteComponent(() => import('./DocumentPage'), 'DocumentPage'),
} as const;
