import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { historyOf, type Pair, positionOf } from '../../api/stances';
import { type Statement, statementsOfPair } from '../../api/statements';
import { useActs } from '../../acts/acts';
import type { StanceQuery } from '../../clocks/useClocks';
import { type Mark, marksOf } from './curves/marks';
import { mergedPoints, type Span, stepOf } from './span';

/** The statements of a pair by id; empty until they are there. */
export function useStatementsOfPair({ holder, target }: Pair): ReadonlyMap<string, Statement> {
  const { data } = useQuery(statementsOfPair(holder, target));
  return useMemo(() => new Map(data?.map((statement) => [statement.statement, statement])), [data]);
}

/** Days with a statement, from the first on: what a pair's curve turns at. */
export function useEvents(pair: Pair, query: StanceQuery | undefined) {
  return useQuery(historyOf(pair, query, { step: 'event' }));
}

/** One direction of a pair as the curves show it. */
export interface Direction extends Pair {
  points: ReturnType<typeof mergedPoints>;
  marks: readonly Mark[];
}

/**
 * One direction of a pair: its curve, fine within the span in sight, and its statements.
 * @param query What is asked as of the page's day; the weights of marks are of that day.
 * @param whole The same as of the last day that is drawn.
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
