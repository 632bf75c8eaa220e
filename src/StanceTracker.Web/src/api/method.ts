import { queryOptions } from '@tanstack/react-query';
import { api, type Schema, unwrap } from './client';

/** The constants of the stance method, the bounds of its labels and its tables. */
export type Method = Schema<'MethodAnswer'>;

/** The parameters of the method, as the server uses them. */
export const methodQuery = queryOptions({
  queryKey: ['method'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/method', { signal })),
  staleTime: Infinity,
});
