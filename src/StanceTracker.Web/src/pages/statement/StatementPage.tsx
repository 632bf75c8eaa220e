import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { statementOf } from '../../api/statements';
import { useClocks } from '../../clocks/useClocks';
import { Failure } from '../../shell/Failure';
import { PageLoading } from '../../shell/PageLoading';
import { Section } from '../../shell/Section';
import { ThingHead } from '../../shell/ThingHead';
import { useTitle } from '../../shell/title';
import { Trail } from '../../trail/Trail';
import { EvidenceTable } from './EvidenceTable';
import { PassagesByDocument } from './PassagesByDocument';
import { StatementFacts } from './StatementFacts';

/** One statement: its content, its passages in documents, and its trail. */
export function StatementPage() {
  const { id } = useParams({ from: '/statements/$id' });
  const { search } = useClocks();
  const { data, error, refetch } = useQuery(statementOf(id, search.knownAt));
  useTitle(data?.paraphrase ?? id);
  if (error) return <Failure page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Stack gap="lg">
      <ThingHead kind="statement" id={data.statement} version={data.version} title={data.paraphrase}>
        {` · recorded at position ${data.position}`}
        {search.knownAt && ` · as known at ${search.knownAt}`}
      </ThingHead>
      {data.retracted && (
        <Text role="status" fw={600}>
          Retracted: it counts for no stance. The trail gives the reason.
        </Text>
      )}
      <StatementFacts statement={data} />
      <Section title="Evidence">
        <EvidenceTable evidence={data.evidence} />
      </Section>
      <Section title="Passages">
        <PassagesByDocument evidence={data.evidence} />
      </Section>
      <Section title="Trail">
        <Trail kind="statement" id={data.statement} />
      </Section>
    </Stack>
  );
}
