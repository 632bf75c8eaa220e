import { queryOptions } from '@tanstack/react-query';
import { unwrap, api } from './client';

/** How far the ledger reaches: its newest position, and the days of its statements. */
export const ledgerQuery = queryOptions({
  queryKey: ['ledger'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/ledger', { signal })),
});
