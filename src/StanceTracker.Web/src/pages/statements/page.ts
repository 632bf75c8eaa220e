import { lazyRouteComponent } from '@tanstack/react-router';
import { parseStatementsSearch } from './search';

/** All statements, or a filtered part of them. */
export const statementsPage = {
  path: '/statements',
  validateSearch: parseStatementsSearch,
  component: lazyRouteComponent(() => import('./StatementsPage'), 'StatementsPage'),
} as const;
