import { lazyRouteComponent } from '@tanstack/react-router';
import { parseMethodSearch } from './search';

/** The method: how numbers are calculated, what the words mean, what a number cannot tell. */
export const methodPage = {
  path: '/method',
  validateSearch: parseMethodSearch,
  component: lazyRouteComponent(() => import('./MethodPage'), 'MethodPage'),
} as const;
