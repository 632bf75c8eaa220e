import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PairLink } from '../../actors/ActorName';
import type { Method } from '../../api/method';
import { type Pair, positionOf } from '../../api/stances';
import { useClocks } from '../../clocks/useClocks';
import { Failure } from '../../shell/Failure';
import { PageLoading } from '../../shell/PageLoading';
import { Section } from '../../shell/Section';
import { StanceNumber } from '../../stance/StanceNumber';
import { labelInWords } from '../../stance/words';
import { formatLongDay } from '../../words/format';
import { AllStatements } from './AllStatements';
import { Controls } from './Controls';
import classes from './Method.module.css';
import { OneStatement } from './OneStatement';
import { heaviest, sumsOf } from './sums';
import { TheNumber, TheSums } from './TheNumber';
import { TheWord } from './TheWord';

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
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...positionOf({ holder, target }, query), placeholderData: keepPreviousData });
  const contributions = useMemo(() => data?.contributions ?? [], [data]);
  const sums = useMemo(() => sumsOf(contributions), [contributions]);
  const one = useMemo(() => heaviest(contributions), [contributions]);

  return (
    <>
      <Section title="An example to explore">
        <Controls pair={pair} others={others} onPair={onPair} />
        {error && <Failure error={error} onRetry={() => void refetch()} />}
        {!data && !error && <PageLoading />}
        {data && (
          <div className={classes.answer} role="status" aria-busy={isPlaceholderData}>
            <PairLink holder={data.holder} target={data.target} />
            <Text span size="lg" fw={600}>
              <StanceNumber value={data} interval />
            </Text>
            <span>{labelInWords(data)}</span>
            <Text span c="dimmed">
              as of {formatLongDay(data.asOf)}, known at {data.knownAt}
            </Text>
          </div>
        )}
        {data?.stance === null && <p>No scored statements count by that day, so the stance is unknown, which is not zero. Move the day forward.</p>}
      </Section>
      {data && data.stance !== null && (
        <>
          {one && (
            <Section title="1. One statement">
              <OneStatement one={one} position={data} method={method} />
            </Section>
          )}
          <Section title="2. All statements">
            <p>Each contributes its intensity times its weight. The shares add up to the number.</p>
            <AllStatements contributions={contributions} />
          </Section>
          <Section title="3. The sums">
            <TheSums sums={sums} position={data} />
          </Section>
          <Section title="4. The number">
            <TheNumber sums={sums} position={data} method={method} />
          </Section>
          <Section title="5. The label">
            <TheWord sums={sums} position={data} method={method} />
          </Section>
        </>
      )}
    </>
  );
}
