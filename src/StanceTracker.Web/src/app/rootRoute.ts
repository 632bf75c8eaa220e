import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, retainSearchParams } from '@tanstack/react-router';
import { clockParams, parseClocks } from '../clocks/clocks';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

/** The root route: the shell, and the clocks that every page keeps. */
export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: parseClocks,
  search: { middlewares: [retainSearchParams([...clockParams])] },
  component: Shell,
  notFoundComponent: NotFound,
});
