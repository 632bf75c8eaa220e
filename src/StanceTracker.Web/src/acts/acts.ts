import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api } from '../api/client';
import type { scoreTables } from '../clocks/clocks';

/** A score table. */
export type Scores = (typeof scoreTables)[number];

/** The CAMEO codebook with the intensities of a score table. */
export const codebook = (scores: Scores = 'icews') =>
  queryOptions({
    queryKey: ['acts', scores],
    queryFn: ({ signal }) => answered(api.GET('/api/acts', { params: { query: { scores } }, signal })),
    staleTime: Infinity,
  });

/** The codebook by code; empty until loaded. */
export function useActs() {
  const { data } = useQuery(codebook());
  return useMemo(() => new Map(data?.items.map((act) => [act.code, act])), [data]);
}
