import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schema, unwrap } from './client';
import type { StanceParams } from './stances';

/** Where everyone stands, and what changed. */
export type BriefAnswer = Schema<'BriefAnswer'>;

/** One end of the period that a brief covers. */
export type BriefMoment = Schema<'BriefMoment'>;

/** A pair at both ends. */
export type BriefPair = Schema<'BriefPair'>;

/** A statement that explains a stance or a change. */
export type BriefStatement = Schema<'BriefStatement'>;

/** An event that retracted, withdrew, corrected or merged something. */
export type BriefCorrection = Schema<'BriefCorrection'>;

/** The brief of a period. */
export const briefQuery = (query: StanceParams | undefined, ends: { from?: string; to?: string }) =>
  queryOptions({
    queryKey: ['brief', query, ends],
    queryFn: ({ signal }): Promise<BriefAnswer> => unwrap(api.GET('/api/brief', { params: { query: { ...query, ...ends } }, signal })),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
  });
