import { lazyRouteComponent } from '@tanstack/react-router';
import { parseLedgerSearch } from './search';

/** The ledger. */
export const ledgerPage = {
  path: '/ledger',
  validateSearch: parseLedgerSearch,
  component: lazyRouteComponent(() => import('./LedgerPage'), 'LedgerPage'),
} as const;
