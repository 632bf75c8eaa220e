import { Anchor, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { briefQuery } from '../../api/brief';
import { methodQuery } from '../../api/method';
import { useClocks } from '../../clocks/useClocks';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Notice } from '../../components/Notice';
import { PageLoading } from '../../components/PageLoading';
import { Section } from '../../components/Section';
import { useSetSearch } from '../../routing/searchParams';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { Example } from './Example';
import { Glossary } from './Glossary';
import { Limits } from './Limits';
import classes from './Method.module.css';
import { type MethodSearch, parsePair } from './search';

const route = getRouteApi('/method');

// The choice of the example must not depend on the day: the pair would change while the day is moved.
const latest = { asOf: 'latest' };

/** How a number is calculated, with an interactive example; what the words mean; what the number cannot tell. */
export function MethodPage() {
  useDocumentTitle('Method');
  const search = route.useSearch();
  const set = useSetSearch<MethodSearch>();
  const { head, span } = useClocks();
  const method = useQuery(methodQuery);
  const empty = head !== undefined && !span;
  const brief = useQuery({ ...briefQuery(latest, {}), enabled: !empty });
  const pair = parsePair(search.pair ?? '') ?? brief.data?.pairs[0];

  const failed = [method, brief].find((one) => one.error);
  if (failed?.error) return <ErrorNotice page error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!method.data || (!pair && !empty && !brief.data)) return <PageLoading />;
  return (
    <div className={classes.page}>
      <div>
        <Title order={1}>How the numbers are calculated</Title>
        <p>
          A stance sums up what one actor said and did toward another, from −10 (hostile) to +10 (aligned). Every statement has an intensity
          and a weight; the number is their weighted mean, pulled toward 0 when there is little evidence. Below is a real example: change
          the day, the half-life or the score table to see the effect. The formulas and the reasons for them are in{' '}
          <Anchor href="/docs/method" underline="always">
            the documentation
          </Anchor>
          .
        </p>
      </div>
      {pair ? (
        <Example
          key={`${pair.holder},${pair.target}`}
          pair={pair}
          others={brief.data?.pairs ?? []}
          method={method.data}
          onPair={(chosen) => set({ pair: chosen })}
        />
      ) : (
        <Notice title="No example yet">The ledger has no statements to show.</Notice>
      )}
      <Section title="What the words mean">
        <Glossary method={method.data} />
      </Section>
      <Section title="What a number cannot tell you">
        <Limits method={method.data} />
      </Section>
    </div>
  );
}
