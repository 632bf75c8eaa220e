import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api, unwrap } from '../../api/client';
import { documentQuery } from '../../api/documents';
import { fetchAllPages } from '../../api/fetchAllPages';
import { methodQuery } from '../../api/method';
import { useClocks } from '../../clocks/useClocks';
import { EntityHeader } from '../../components/EntityHeader';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Facts } from '../../components/Facts';
import { PageLoading } from '../../components/PageLoading';
import { Section } from '../../components/Section';
import { EditMenu } from '../../editing/EditMenu';
import { formatCount, formatSpan } from '../../format/format';
import { formatGrade } from '../../labels/grades';
import { PassageViewer } from '../../passages/PassageViewer';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { StatementsTable } from '../../statements/StatementsTable';
import { Trail } from '../../trail/Trail';

/** One document: its description, its statements, and their passages if the analyst has its text. */
export function DocumentPage() {
  const { id } = useParams({ from: '/documents/$id' });
  const { search } = useClocks();
  const { data, error, refetch } = useQuery(documentQuery(id, search.knownAt));
  const { data: statements } = useQuery({
    queryKey: ['statements', 'document', id],
    queryFn: ({ signal }) =>
      fetchAllPages((more) => unwrap(api.GET('/api/statements', { params: { query: { document: id, limit: '1000', ...more } }, signal }))),
  });
  const passages = useMemo(
    () =>
      statements?.flatMap((statement) =>
        statement.evidence.flatMap(({ document, passage, withdrawn, number }) =>
          document === id && passage && !withdrawn ? [{ label: `${statement.statement}, piece ${number}`, ...passage }] : [],
        ),
      ) ?? [],
    [statements, id],
  );
  const { data: method } = useQuery(methodQuery);
  useDocumentTitle(data?.title ?? id);
  if (error) return <ErrorNotice page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Stack gap="lg">
      <EntityHeader
        kind="document"
        id={id}
        version={data.version}
        title={data.title ?? id}
        actions={<EditMenu kind="document" id={id} version={data.version} />}
      />
      {data.withdrawn && (
        <Text role="status" fw={600}>
          Withdrawn: statements that rest on it alone no longer count. The trail gives the reason.
        </Text>
      )}
      <Facts
        facts={[
          ['Publisher', data.publisher],
          ['Published', `${formatSpan(data.published)}, ${data.published.basis}`],
          ['Language', data.language],
          ['Reliability', formatGrade(data.reliability, method?.reliability)],
          ['Length', data.length === null ? null : `${formatCount(data.length)} code points`],
          ['SHA-256', data.sha256],
          [
            'URL',
            data.url && /^https?:/.test(data.url) ? (
              <Anchor href={data.url} rel="noreferrer noopener" target="_blank">
                {data.url}
              </Anchor>
            ) : (
              data.url
            ),
          ],
        ]}
      />
      <Section title="Statements based on this document">
        <StatementsTable filter={{ document: id }} empty="No statements based on this document." />
      </Section>
      <Section title="Text">
        <PassageViewer document={id} passages={passages} />
      </Section>
      <Section title="Trail">
        <Trail kind="document" id={id} />
      </Section>
    </Stack>
  );
}
