import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { StanceQuery } from '../clocks/useClocks';
import { addressOf } from '../clocks/useClocks';
import type { Schema } from './client';
import { ApiProblem } from './problem';

/** One end of the period that a brief is of. */
export interface BriefEnd {
  asOf: string;
  knownAt: number;
}

/** A statement that explains a stance, or a move. */
export interface BriefStatement {
  statement: string;
  day: string;
  speaker: string;
  act: string;
  paraphrase: string;
  /** Its share in the stance; in a move, its part in the difference. */
  share: number;
  documents: { document: string; title: string | null; publisher: string }[];
}

/** A pair at both ends. */
export interface BriefPair {
  holder: string;
  target: string;
  from: Schema<'StanceRow'>;
  to: Schema<'StanceRow'>;
  /** Null where an end is unknown or faded. */
  change: { value: number; low: number; high: number; direction: 'warmer' | 'colder' | 'steady' } | null;
  because: BriefStatement | null;
}

/** An event that took back, corrected or merged something. */
export interface BriefCorrection {
  position: number;
  type: string;
  stream: string;
  reason: string | null;
  recordedAt: string;
  recordedBy: string;
  subject: string;
}

/** Where everybody stands, and what changed. */
export interface BriefAnswer {
  asOf: string;
  knownAt: number;
  method: string;
  scores: string;
  halfLifeDays: number;
  position: number;
  from: BriefEnd;
  to: BriefEnd;
  reach: { statements: number; speakers: number; documents: number; first: string | null; newest: string | null };
  pairs: BriefPair[];
  moves: BriefPair[];
  appeared: BriefPair[];
  faded: BriefPair[];
  disputes: Schema<'DisputeView'>[];
  reversals: Schema<'ReversalView'>[];
  corrections: BriefCorrection[];
}

/** The brief of a period. */
export const briefOf = (query: StanceQuery | undefined, ends: { from?: string; to?: string }) =>
  queryOptions({
    queryKey: ['brief', query, ends],
    queryFn: async ({ signal }): Promise<BriefAnswer> => {
      const response = await fetch(addressOf('/api/brief', { ...query, ...ends }), { signal, headers: { Accept: 'application/json' } });
      const body: unknown = await response.json();
      if (!response.ok) throw ApiProblem.of(body, response.status);
      return body as BriefAnswer;
    },
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
  });
