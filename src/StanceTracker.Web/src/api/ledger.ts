import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './client';

/** How far the ledger reaches: its newest position, and the days of its statements. */
export const ledgerSpan = queryOptions({
  queryKey: ['ledger'],
  queryFn: ({ signal }) => answered(api.GET('/api/ledger', { signal })),
});
