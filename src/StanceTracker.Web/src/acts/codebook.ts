import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, unwrap } from '../api/client';

/** The CAMEO codebook with the intensities of a score table; of the server's default where none is named. */
export const codebookQuery = (scores?: string) =>
  queryOptions({
    queryKey: ['acts', scores],
    queryFn: ({ signal }) => unwrap(api.GET('/api/acts', { params: { query: { scores } }, signal })),
    staleTime: Infinity,
  });

/** The codebook by code; empty until loaded. */
export function useActs() {
  const { data } = useQuery(codebookQuery());
  return useMemo(() => new Map(data?.items.map((act) => [act.code, act])), [data]);
}
