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
import { Limits } from './Limits';
import { Glossary } from './Glossary';
import classes from './Method.module.css';
import { type MethodSearch, parsePair } from './search';

const route = getRouteApi('/method');

// The example does not follow the day that is asked for: it would be another pair while the day is moved.
const latest = { asOf: 'latest' };

/** How a number comes about, on an example that can be moved; what the words mean; what it cannot say. */
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
        <Title order={1}>How a number comes about</Title>
        <p>
          A stance sums up what one actor said and did toward another, from −10 (hostile) to +10 (aligned). Every statement has an intensity and a weight; the number is their weighted mean, drawn toward 0 where there is little evidence. Below is a real one:
          move the day, the half-life or the score table and see what it does. The formulas and their grounds are in <Anchor href="/docs/method" underline="always">the documentation</Anchor>.
        </p>
      </div>
      {pair ? (
        <Example key={`${pair.holder},${pair.target}`} pair={pair} others={brief.data?.pairs ?? []} method={method.data} onPair={(chosen) => set({ pair: chosen })} />
      ) : (
        <Notice title="There is no example yet">The ledger holds no statement to show one with.</Notice>
      )}
      <Section title="What the words mean">
        <Glossary method={method.data} />
      </Section>
      <Section title="What it cannot say">
        <Limits method={method.data} />
      </Section>
    </div>
  );
}
