import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { historyOf, type Pair, positionOf } from '../../api/stances';
import { type Statement, statementsOfPair } from '../../api/statements';
import { useActs } from '../../acts/acts';
import type { StanceQuery } from '../../clocks/useClocks';
import { type Mark, marksOf } from './curves/marks';
import { mergedPoints, type Span, stepOf } from './span';

/** The statements of a pair by ID; empty until loaded. */
export function useStatementsOfPair({ holder, target }: Pair): ReadonlyMap<string, Statement> {
  const { data } = useQuery(statementsOfPair(holder, target));
  return useMemo(() => new Map(data?.map((statement) => [statement.statement, statement])), [data]);
}

/** The days with statements, where a pair's curve turns. */
export function useEvents(pair: Pair, query: StanceQuery | undefined) {
  return useQuery(historyOf(pair, query, { step: 'event' }));
}

/** One direction of a pair, for the curves. */
export interface Direction extends Pair {
  points: ReturnType<typeof mergedPoints>;
  marks: readonly Mark[];
}

/**
 * One direction of a pair: its curve, finer within the visible span, and its statements.
 * @param query The query as of the page's day; marks have their weights on that day.
 * @param whole The same as of the last drawn day.
 */
export function useDirection(pair: Pair, query: StanceQuery | undefined, whole: StanceQuery | undefined, span: Span | undefined): Direction {
  const step = span && stepOf(span);
  const events = useEvents(pair, whole);
  const months = useQuery(historyOf(pair, whole, { step: 'month' }));
  const fine = useQuery({ ...historyOf(pair, whole, { step: step ?? 'month', ...span }, step !== undefined && step !== 'month'), placeholderData: keepPreviousData });
  const now = useQuery(positionOf(pair, query));
  const all = useQuery(positionOf(pair, whole));
  const statements = useStatementsOfPair(pair);
  const acts = useActs();
  const points = useMemo(
    () => mergedPoints(...[months, fine, events].map((part) => (part.data?.points ?? []).filter((point) => point.stance !== null))),
    [events.data, months.data, fine.data],
  );
  const marks = useMemo(() => marksOf(all.data?.contributions ?? [], now.data?.contributions ?? [], statements, acts), [all.data, now.data, statements, acts]);
  return useMemo(() => ({ ...pair, points, marks }), [pair, points, marks]);
}
