import { lazyRouteComponent } from '@tanstack/react-router';
import { parseMethodSearch } from './search';

/** The method: how a number comes about, what the words mean, what it cannot say. */
export const methodPage = {
  path: '/method',
  validateSearch: parseMethodSearch,
  component: lazyRouteComponent(() => import('./MethodPage'), 'MethodPage'),
} as const;
