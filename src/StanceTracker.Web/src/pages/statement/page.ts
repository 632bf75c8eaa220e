import { lazyRouteComponent } from '@tanstack/react-router';

/** One statement. */
export const statementPage = {
  path: '/statements/$id',
  component: lazyRouteComponent(() => import('./StatementPage'), 'StatementPage'),
} as const;
