import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './client';

/** The extent of the ledger: its latest position, and the days of its statements. */
export const ledgerSpan = queryOptions({
  queryKey: ['ledger'],
  queryFn: ({ signal }) => answered(api.GET('/api/ledger', { signal })),
});
