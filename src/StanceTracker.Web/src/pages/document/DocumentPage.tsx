import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { answered, api } from '../../api/client';
import { documentOf } from '../../api/documents';
import { whole } from '../../api/whole';
import { useClocks } from '../../clocks/useClocks';
import { Located } from '../../passages/Located';
import { Facts } from '../../shell/Facts';
import { Failure } from '../../shell/Failure';
import { PageLoading } from '../../shell/PageLoading';
import { Section } from '../../shell/Section';
import { ThingHead } from '../../shell/ThingHead';
import { useTitle } from '../../shell/title';
import { StatementsTable } from '../../statements/StatementsTable';
import { Trail } from '../../trail/Trail';
import { formatCount, formatSpan } from '../../words/format';

/** One document: its description, its statements, and their passages if the analyst has its text. */
export function DocumentPage() {
  const { id } = useParams({ from: '/documents/$id' });
  const { search } = useClocks();
  const { data, error, refetch } = useQuery(documentOf(id, search.knownAt));
  const { data: statements } = useQuery({
    queryKey: ['statements', 'document', id],
    queryFn: ({ signal }) => whole((more) => answered(api.GET('/api/statements', { params: { query: { document: id, limit: '1000', ...more } }, signal }))),
  });
  const passages = useMemo(
    () =>
      statements?.flatMap((statement) =>
        statement.evidence.flatMap(({ document, passage, withdrawn, number }) => (document === id && passage && !withdrawn ? [{ label: `${statement.statement}, piece ${number}`, ...passage }] : [])),
      ) ?? [],
    [statements, id],
  );
  useTitle(data?.title ?? id);
  if (error) return <Failure page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Stack gap="lg">
      <ThingHead kind="document" id={id} version={data.version} title={data.title ?? id} />
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
          ['Reliability', data.reliability],
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
        <Located document={id} passages={passages} />
      </Section>
      <Section title="Trail">
        <Trail kind="document" id={id} />
      </Section>
    </Stack>
  );
}
