import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { actorsQuery, useActors } from '../../api/actors';
import { type BriefAnswer, briefQuery } from '../../api/brief';
import { type Clocks, useClocks } from '../../clocks/useClocks';
import { AppLink } from '../../components/AppLink';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Notice } from '../../components/Notice';
import { PageLoading } from '../../components/PageLoading';
import { Section } from '../../components/Section';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { MethodLink } from '../../stances/MethodLink';
import classes from './BriefPage.module.css';
import { Changes } from './Changes';
import { Footer } from './Footer';
import { briefHeadline } from './headline';
import { Legend } from './Legend';
import { PairCard } from './PairCard';
import { Period } from './Period';
import { describeBaseline, formatCoverage } from './phrases';

const route = getRouteApi('/');

/** Where everyone stands and what changed, readable in ten seconds. */
export function BriefPage() {
  useDocumentTitle('Brief');
  const search = route.useSearch();
  const clocks = useClocks();
  const { data, error, refetch, isFetching } = useQuery(briefQuery(clocks.query, { from: search.from, to: search.to }));
  const directory = useQuery(actorsQuery);
  const actors = useActors();
  const nameOf = useCallback((id: string) => actors.get(id)?.name ?? id, [actors]);

  if (clocks.head !== undefined && !clocks.span) {
    return (
      <Notice page title="The ledger has no statements yet">
        Record one, import event data with `ops/stance import FORMAT FILE`, or load the five sample articles with `ops/stance seed`.
      </Notice>
    );
  }
  if (error) return <ErrorNotice page error={error} onRetry={() => void refetch()} />;
  // The sentences need names, so wait for the directory.
  if (!data || !clocks.query || directory.isPending) return <PageLoading />;

  const earlier = describeBaseline(data.from, data.to);
  const query = { ...clocks.query, knownAt: search.to === undefined ? clocks.query.knownAt : String(data.to.knownAt) };
  const linked = search.to === undefined ? {} : { asOf: data.to.asOf, knownAt: String(data.to.knownAt) };
  return (
    <div className={classes.page} aria-busy={isFetching}>
      <div className={classes.head}>
        <Title order={1} className={classes.headline}>
          {briefHeadline(data.pairs, data.to.asOf, nameOf)}
        </Title>
        <p className={classes.lead}>
          What states and groups say and do to each other, coded from documents and summed up in numbers from −10 (hostile) to +10
          (aligned). {formatCoverage(data)} <Days answer={data} clocks={clocks} />
          <MethodLink />
        </p>
        <Period search={search} answer={data} />
      </div>
      <div className={classes.columns}>
        <Section title="Where they stand" tools={<Legend />}>
          <div className={classes.cards}>
            {data.pairs.map((pair) => (
              <PairCard
                key={`${pair.holder} ${pair.target}`}
                pair={pair}
                nameOf={nameOf}
                query={query}
                to={data.to}
                earlier={earlier}
                clocks={linked}
              />
            ))}
          </div>
        </Section>
        <Changes answer={data} nameOf={nameOf} earlier={earlier} clocks={linked} />
      </div>
      <Footer answer={data} />
    </div>
  );
}

/** A link to today, or back to the latest statement. */
function Days({ answer, clocks }: { answer: BriefAnswer; clocks: Clocks }) {
  const today = new Date().toISOString().slice(0, 10);
  const newest = clocks.span?.last;
  const [day, words] = answer.to.asOf === today ? [newest, 'Show the latest day'] : [today, 'Show today'];
  if (!day || day === answer.to.asOf) return null;
  return (
    <span data-print="no">
      <AppLink to="/" search={{ asOf: day }} underline="always">
        {words}
      </AppLink>
      {' · '}
    </span>
  );
}
