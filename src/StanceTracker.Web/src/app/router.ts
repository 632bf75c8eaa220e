import { createRouter } from '@tanstack/react-router';
import { createQueryClient } from '../api/queryClient';
import { actorRoute } from '../pages/actor/route';
import { briefRoute } from '../pages/brief/route';
import { claimRoute } from '../pages/claim/route';
import { claimsRoute } from '../pages/claims/route';
import { documentRoute } from '../pages/document/route';
import { importRoute } from '../pages/import/route';
import { jobsRoute } from '../pages/jobs/route';
import { ledgerRoute } from '../pages/ledger/route';
import { mapRoute } from '../pages/map/route';
import { methodRoute } from '../pages/method/route';
import { pairRoute } from '../pages/pair/route';
import { recordRoute } from '../pages/record/route';
import { statementRoute } from '../pages/statement/route';
import { statementsRoute } from '../pages/statements/route';
import { PageError } from './PageError';
import { PageLoading } from '../components/PageLoading';
import { rootRoute } from './rootRoute';
import { parseSearch, stringifySearch } from '../routing/searchParams';

/** What has been read from the server. */
export const queryClient = createQueryClient();

/** All pages: each in a file of its own, loaded when it is gone to. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([briefRoute, mapRoute, pairRoute, actorRoute, statementsRoute, statementRoute, claimsRoute, claimRoute, documentRoute, ledgerRoute, recordRoute, importRoute, jobsRoute, methodRoute]),
  context: { queries: queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  defaultPendingComponent: PageLoading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
