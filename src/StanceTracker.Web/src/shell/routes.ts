import { createRouter } from '@tanstack/react-router';
import { makeQueryClient } from '../api/queries';
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
import { PageLoading } from './PageLoading';
import { rootRoute } from './root';
import { parseSearch, stringifySearch } from './search';

/** The cache of server answers. */
export const queries = makeQueryClient();

/** All pages: each a bundle of its own, loaded on first visit. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([briefRoute, mapRoute, pairRoute, actorRoute, statementsRoute, statementRoute, claimsRoute, claimRoute, documentRoute, ledgerRoute, recordRoute, importRoute, jobsRoute, methodRoute]),
  context: { queries },
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
