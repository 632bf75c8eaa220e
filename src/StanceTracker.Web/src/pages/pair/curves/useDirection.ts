import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useActs } from '../../../acts/codebook';
import { type Pair, type StanceParams, stanceHistoryQuery, stanceQuery } from '../../../api/stances';
import { pairStatementsQuery, type Statement } from '../../../api/statements';
import { historyStepFor, mergePoints, type Span } from '../../../stances/history/span';
import { buildMarks, type Mark } from './marks';

/** The statements of a pair by ID; empty until loaded. */
export function usePairStatements({ holder, target }: Pair): ReadonlyMap<string, Statement> {
  const { data } = useQuery(pairStatementsQuery(holder, target));
  return useMemo(() => new Map(data?.map((statement) => [statement.statement, statement])), [data]);
}

/** The days with statements, where a pair's curve turns. */
export function useEventHistory(pair: Pair, query: StanceParams | undefined) {
  return useQuery(stanceHistoryQuery(pair, query, { step: 'event' }));
}

/** One direction of a pair, for the curves. */
export interface Direction extends Pair {
  points: ReturnType<typeof mergePoints>;
  marks: readonly Mark[];
}

/**
 * One direction of a pair: its curve, finer within the visible span, and its statements.
 * @param query The query as of the page's day; marks have their weights on that day.
 * @param whole The same as of the last drawn day.
 */
export function useDirection(
  pair: Pair,
  query: StanceParams | undefined,
  whole: StanceParams | undefined,
  span: Span | undefined,
): Direction {
  const step = span && historyStepFor(span);
  const { data: events } = useEventHistory(pair, whole);
  const { data: months } = useQuery(stanceHistoryQuery(pair, whole, { step: 'month' }));
  const { data: fine } = useQuery({
    ...stanceHistoryQuery(pair, whole, { step: step ?? 'month', ...span }, step !== undefined && step !== 'month'),
    placeholderData: keepPreviousData,
  });
  const { data: now } = useQuery(stanceQuery(pair, query));
  const { data: all } = useQuery(stanceQuery(pair, whole));
  const statements = usePairStatements(pair);
  const acts = useActs();
  const points = useMemo(
    () => mergePoints(...[months, fine, events].map((part) => (part?.points ?? []).filter((point) => point.stance !== null))),
    [events, months, fine],
  );
  const marks = useMemo(
    () => buildMarks(all?.contributions ?? [], now?.contributions ?? [], statements, acts),
    [all, now, statements, acts],
  );
  return useMemo(() => ({ ...pair, points, marks }), [pair, points, marks]);
}
