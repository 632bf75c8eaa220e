import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, retainSearchParams } from '@tanstack/react-router';
import { clockNames, readClocks } from '../clocks/clocks';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

/** The root route: the shell, and the clocks that every page keeps. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  validateSearch: readClocks,
  search: { middlewares: [retainSearchParams([...clockNames])] },
  component: Shell,
  notFoundComponent: NotFound,
});
