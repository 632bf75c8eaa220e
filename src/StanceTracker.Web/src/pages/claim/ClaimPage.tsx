import { Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ActorLink } from '../../actors/ActorLink';
import { type ClaimAnswer, claimQuery } from '../../api/claims';
import { DisputesTable } from '../../claims/DisputesTable';
import { ReversalsTable } from '../../claims/ReversalsTable';
import { StandpointLabel } from '../../claims/standpoints';
import { useClocks } from '../../clocks/useClocks';
import { AppLink } from '../../components/AppLink';
import { EntityHeader } from '../../components/EntityHeader';
import { ErrorNotice } from '../../components/ErrorNotice';
import { CommaList, Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { PageLoading } from '../../components/PageLoading';
import { Section } from '../../components/Section';
import { EditMenu } from '../../editing/EditMenu';
import { formatDay } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { StatementsTable } from '../../statements/StatementsTable';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { Trail } from '../../trail/Trail';
import { LanesChart } from './LanesChart';

type ActorStandpoint = ClaimAnswer['positions'][number];

const standpointColumns: Column<ActorStandpoint>[] = [
  { key: 'actor', header: 'Actor', render: (row) => <ActorLink id={row.actor} />, sort: (row) => row.actor },
  { key: 'position', header: 'Standpoint', render: (row) => <StandpointLabel standpoint={row.position} />, sort: (row) => row.position },
  { key: 'since', header: 'Since', nowrap: true, render: (row) => formatDay(row.since), sort: (row) => row.since },
  { key: 'day', header: 'Last stated', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day },
  { key: 'statement', header: 'Statement', render: (row) => <AppLink to={pathTo.statement(row.statement)}>{row.statement}</AppLink> },
];

/** One claim: who asserts, denies, questions or declines it, over time. */
export function ClaimPage() {
  const { id } = useParams({ from: '/claims/$id' });
  const { query } = useClocks();
  const { data, error, refetch } = useQuery({ ...claimQuery(id, query), placeholderData: keepPreviousData });
  useDocumentTitle(data?.proposition ?? id);
  if (error) return <ErrorNotice page error={error} onRetry={() => void refetch()} />;
  if (!data || data.claim !== id) return <PageLoading />;
  return (
    <Stack gap="lg">
      <EntityHeader
        kind="claim"
        id={id}
        version={data.version}
        title={data.proposition}
        actions={<EditMenu kind="claim" id={id} version={data.version} />}
      />
      <Facts facts={[['About', <CommaList items={data.about.map((actor) => ({ key: actor, shown: <ActorLink id={actor} /> }))} />]]} />
      {data.stands.some((stand) => stand.day <= data.asOf) ? (
        <LanesChart claim={data} />
      ) : (
        <Notice title="No one has taken a stand by that day">Move “as of” forward.</Notice>
      )}
      <Section title={`Where actors stand on ${formatDay(data.asOf)}`}>
        <DataTable
          caption="Standpoints"
          columns={standpointColumns}
          rows={data.positions}
          rowKey={(row) => row.actor}
          noun={['standpoint', 'standpoints']}
          empty="No one has taken a stand by that day. Move “as of” forward."
        />
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
