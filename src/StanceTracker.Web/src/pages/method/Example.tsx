import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PairLink } from '../../actors/ActorLink';
import type { Method } from '../../api/method';
import { type Pair, stanceQuery } from '../../api/stances';
import { useClocks } from '../../clocks/useClocks';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PageLoading } from '../../components/PageLoading';
import { Section } from '../../components/Section';
import { formatLongDay } from '../../format/format';
import { formatLabel } from '../../stances/labels';
import { StanceNumber } from '../../stances/StanceNumber';
import { Controls } from './Controls';
import { heaviest } from './heaviest';
import { LabelStep } from './LabelStep';
import classes from './Method.module.css';
import { StanceStep, SumsStep } from './StanceStep';
import { StatementStep } from './StatementStep';
import { StatementsStep } from './StatementsStep';

interface Props {
  pair: Pair;
  others: readonly Pair[];
  method: Method;
  onPair: (pair: string) => void;
}

/** A pair's number, step by step, with its controls. */
export function Example({ pair, others, method, onPair }: Props) {
  const { holder, target } = pair;
  const { query } = useClocks();
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...stanceQuery({ holder, target }, query),
    placeholderData: keepPreviousData,
  });
  const contributions = useMemo(() => data?.contributions ?? [], [data]);
  const one = useMemo(() => heaviest(contributions), [contributions]);

  return (
    <>
      <Section title="An example to explore">
        <Controls pair={pair} others={others} onPair={onPair} />
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {!data && !error && <PageLoading />}
        {data && (
          <div className={classes.answer} role="status" aria-busy={isPlaceholderData}>
            <PairLink holder={data.holder} target={data.target} />
            <Text span size="lg" fw={600}>
              <StanceNumber value={data} interval />
            </Text>
            <span>{formatLabel(data)}</span>
            <Text span c="dimmed">
              as of {formatLongDay(data.asOf)}, known at {data.knownAt}
            </Text>
          </div>
        )}
        {data?.stance === null && (
          <p>No scored statements count by that day, so the stance is unknown, which is not zero. Move the day forward.</p>
        )}
      </Section>
      {data?.sums && data.stance !== null && (
        <>
          {one && (
            <Section title="1. One statement">
              <StatementStep contribution={one} estimate={data} method={method} />
            </Section>
          )}
          <Section title="2. All statements">
            <p>Each contributes its intensity times its weight. The shares add up to the number.</p>
            <StatementsStep contributions={contributions} />
          </Section>
          <Section title="3. The sums">
            <SumsStep sums={data.sums} estimate={data} />
          </Section>
          <Section title="4. The number">
            <StanceStep sums={data.sums} estimate={data} method={method} />
          </Section>
          <Section title="5. The label">
            <LabelStep sums={data.sums} estimate={data} method={method} />
          </Section>
        </>
      )}
    </>
  );
}
