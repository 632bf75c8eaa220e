import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { statementQuery } from '../../api/statements';
import { useClocks } from '../../clocks/useClocks';
import { EntityHeader } from '../../components/EntityHeader';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PageLoading } from '../../components/PageLoading';
import { Section } from '../../components/Section';
import { EditMenu } from '../../editing/EditMenu';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { Trail } from '../../trail/Trail';
import { EvidenceTable } from './EvidenceTable';
import { PassagesByDocument } from './PassagesByDocument';
import { StatementFacts } from './StatementFacts';

/** One statement: its content, its passages in documents, and its trail. */
export function StatementPage() {
  const { id } = useParams({ from: '/statements/$id' });
  const { search } = useClocks();
  const { data, error, refetch } = useQuery(statementQuery(id, search.knownAt));
  useDocumentTitle(data?.paraphrase ?? id);
  if (error) return <ErrorNotice page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Stack gap="lg">
      <EntityHeader
        kind="statement"
        id={data.statement}
        version={data.version}
        title={data.paraphrase}
        actions={<EditMenu kind="statement" id={data.statement} version={data.version} />}
      >
        {` · recorded at position ${data.position}`}
        {search.knownAt && ` · as known at ${search.knownAt}`}
      </EntityHeader>
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
