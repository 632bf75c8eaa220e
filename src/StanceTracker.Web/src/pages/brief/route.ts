import { createRoute, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root';

/** The first page: it leads on to the map. */
export const briefRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/map', search });
  },
});
