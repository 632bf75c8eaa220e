import { Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ActorLink } from '../../actors/ActorName';
import { type ClaimAnswer, claimOf } from '../../api/claims';
import { DisputesTable } from '../../claims/DisputesTable';
import { PositionWord } from '../../claims/positions';
import { ReversalsTable } from '../../claims/ReversalsTable';
import { useClocks } from '../../clocks/useClocks';
import { Facts, Listed } from '../../shell/Facts';
import { Failure } from '../../shell/Failure';
import { Notice } from '../../shell/Notice';
import { PageLoading } from '../../shell/PageLoading';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { Section } from '../../shell/Section';
import { ThingHead } from '../../shell/ThingHead';
import { useTitle } from '../../shell/title';
import { StatementsTable } from '../../statements/StatementsTable';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { Trail } from '../../trail/Trail';
import { formatDay } from '../../words/format';
import { LanesChart } from './LanesChart';

type Standing = ClaimAnswer['positions'][number];

const standings: Column<Standing>[] = [
  { key: 'actor', head: 'Actor', render: (row) => <ActorLink id={row.actor} />, sort: (row) => row.actor },
  { key: 'position', head: 'Position', render: (row) => <PositionWord position={row.position} />, sort: (row) => row.position },
  { key: 'since', head: 'Since', nowrap: true, render: (row) => formatDay(row.since), sort: (row) => row.since },
  { key: 'day', head: 'Last stated', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day },
  { key: 'statement', head: 'Statement', render: (row) => <PlaceLink to={placeOf.statement(row.statement)}>{row.statement}</PlaceLink> },
];

/** One claim: who asserts, denies, questions or declines it, over time. */
export function ClaimPage() {
  const { id } = useParams({ from: '/claims/$id' });
  const { query } = useClocks();
  const { data, error, refetch } = useQuery({ ...claimOf(id, query), placeholderData: keepPreviousData });
  useTitle(data?.proposition ?? id);
  if (error) return <Failure page error={error} onRetry={() => void refetch()} />;
  if (!data || data.claim !== id) return <PageLoading />;
  return (
    <Stack gap="lg">
      <ThingHead kind="claim" id={id} version={data.version} title={data.proposition} />
      <Facts facts={[['About', <Listed items={data.about.map((actor) => ({ key: actor, shown: <ActorLink id={actor} /> }))} />]]} />
      {data.stands.some((stand) => stand.day <= data.asOf) ? <LanesChart claim={data} /> : <Notice title="No one has taken a position by that day">Move “as of” forward.</Notice>}
      <Section title={`Where actors stand on ${formatDay(data.asOf)}`}>
        <DataTable caption="Positions" columns={standings} rows={data.positions} rowKey={(row) => row.actor} noun={['position', 'positions']} empty="No one has taken a position by that day. Move “as of” forward." />
      </Section>
      <Section title="Disputes">
        <DisputesTable filter={{ claim: id }} />
      </Section>
      <Section title="Reversals">
        <ReversalsTable filter={{ claim: id }} />
      </Section>
      <Section title="Statements">
        <StatementsTable filter={{ claim: id }} caption="Statements on the claim" empty="No statements on this claim." />
      </Section>
      <Section title="Trail">
        <Trail kind="claim" id={id} />
      </Section>
    </Stack>
  );
}
