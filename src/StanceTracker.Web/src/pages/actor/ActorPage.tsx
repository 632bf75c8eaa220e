import { Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { api, unwrap } from '../../api/client';
import { ClaimsTable } from '../../claims/ClaimsTable';
import { DisputesTable } from '../../claims/DisputesTable';
import { ReversalsTable } from '../../claims/ReversalsTable';
import { useClocks } from '../../clocks/useClocks';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Notice } from '../../components/Notice';
import { PageLoading } from '../../components/PageLoading';
import { Section } from '../../components/Section';
import { useSetSearch } from '../../routing/searchParams';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { MethodLink } from '../../stances/MethodLink';
import { StatementsTable } from '../../statements/StatementsTable';
import { Trail } from '../../trail/Trail';
import { ActorFacts } from './ActorFacts';
import { StancesTable } from './StancesTable';
import { type ActorSearch, actorViews } from './search';

/** One actor: names, affiliations, stances, statements and claims. */
export function ActorPage() {
  const { id } = useParams({ from: '/actors/$id' });
  const { view = 'stances' } = useSearch({ from: '/actors/$id' });
  const set = useSetSearch<ActorSearch>();
  const { search } = useClocks();
  const { data, error, refetch } = useQuery({
    queryKey: ['actor', id, search.knownAt],
    queryFn: ({ signal }) => unwrap(api.GET('/api/actors/{id}', { params: { path: { id }, query: { knownAt: search.knownAt } }, signal })),
  });
  useDocumentTitle(data?.name ?? id);
  if (error) return <ErrorNotice page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { actor, name } = data;
  return (
    <Stack gap="lg">
      {actor !== id && <Notice title={`${id} was merged into ${name}`}>Everything recorded under that ID counts for this actor.</Notice>}
      <ActorFacts actor={data} />
      <Tabs
        value={view}
        onChange={(value) => set({ view: actorViews.find((one) => one === value && one !== 'stances') })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="stances">Stances</Tabs.Tab>
          <Tabs.Tab value="statements">Statements</Tabs.Tab>
          <Tabs.Tab value="claims">Claims and reversals</Tabs.Tab>
          <Tabs.Tab value="trail">Trail</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="stances">
          <Stack gap="lg">
            <MethodLink />
            <Section title={`Where ${name} stands`}>
              <StancesTable id={actor} side="holder" caption={`Stances of ${name}`} />
            </Section>
            <Section title={`Where others stand toward ${name}`}>
              <StancesTable id={actor} side="target" caption={`Stances toward ${name}`} />
            </Section>
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="statements">
          <Stack gap="lg">
            <Section title={`Said or done by ${name}`}>
              <StatementsTable
                filter={{ speaker: actor }}
                caption={`Statements by ${name}`}
                empty="No statements by this actor itself. Actors that speak for it may have made some."
              />
            </Section>
            <Section title={`Toward ${name}`}>
              <StatementsTable filter={{ target: actor }} caption={`Statements toward ${name}`} empty="No statements toward this actor." />
            </Section>
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="claims">
          <Stack gap="lg">
            <Section title="Reversals">
              <ReversalsTable filter={{ actor }} />
            </Section>
            <Section title="Disputes">
              <DisputesTable filter={{ actor }} />
            </Section>
            <Section title={`Claims about ${name}`}>
              <ClaimsTable about={actor} />
            </Section>
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="trail">
          <Trail kind="actor" id={actor} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
