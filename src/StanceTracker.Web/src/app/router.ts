import { createRoute, createRouter } from '@tanstack/react-router';
import { createQueryClient } from '../api/queryClient';
import { PageLoading } from '../components/PageLoading';
import { actorPage } from '../pages/actor/page';
import { briefPage } from '../pages/brief/page';
import { claimPage } from '../pages/claim/page';
import { claimsPage } from '../pages/claims/page';
import { documentPage } from '../pages/document/page';
import { importPage } from '../pages/import/page';
import { jobsPage } from '../pages/jobs/page';
import { ledgerPage } from '../pages/ledger/page';
import { mapPage } from '../pages/map/page';
import { methodPage } from '../pages/method/page';
import { pairPage } from '../pages/pair/page';
import { recordPage } from '../pages/record/page';
import { statementPage } from '../pages/statement/page';
import { statementsPage } from '../pages/statements/page';
import { parseSearch, stringifySearch } from '../routing/searchParams';
import { PageError } from './PageError';
import { rootRoute } from './rootRoute';

/** The cache of server answers. */
export const queryClient = createQueryClient();

const below = { getParentRoute: () => rootRoute };

/** All pages: each a bundle of its own, loaded on first visit. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    createRoute({ ...below, ...briefPage }),
    createRoute({ ...below, ...mapPage }),
    createRoute({ ...below, ...pairPage }),
    createRoute({ ...below, ...actorPage }),
    createRoute({ ...below, ...statementsPage }),
    createRoute({ ...below, ...statementPage }),
    createRoute({ ...below, ...claimsPage }),
    createRoute({ ...below, ...claimPage }),
    createRoute({ ...below, ...documentPage }),
    createRoute({ ...below, ...ledgerPage }),
    createRoute({ ...below, ...recordPage }),
    createRoute({ ...below, ...importPage }),
    createRoute({ ...below, ...jobsPage }),
    createRoute({ ...below, ...methodPage }),
  ]),
  context: { queryClient },
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
