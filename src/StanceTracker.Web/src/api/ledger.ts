import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

/** The extent of the ledger: its latest position, and the days of its statements. */
export const ledgerQuery = queryOptions({
  queryKey: ['ledger'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/ledger', { signal })),
});
