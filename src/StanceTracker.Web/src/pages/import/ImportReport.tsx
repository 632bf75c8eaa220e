import { Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PageLoading } from '../../components/PageLoading';
import { formatCount, formatInstant } from '../../format/format';
import { toWords } from '../../labels/toWords';
import { formatName } from './formats';
import { cancelImport, type Import, importQuery, isFinished } from './imports';
import { RejectedLines } from './RejectedLines';
import { describeState, importCounts, progressOf } from './report';

/** One import: its progress, the outcome of its lines, and those it rejected. */
export function ImportReport({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(importQuery(id));
  const queries = useQueryClient();
  const over = data !== undefined && isFinished(data);
  const wrote = over && !data.dryRun;
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ['imports'], exact: true });
    // Other answers now include the imported statements.
    if (wrote) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'imports' });
  }, [over, wrote, queries]);
  const cancelling = useMutation({
    mutationFn: () => cancelImport(id),
    onSettled: () => refetch(),
  });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Stack gap="sm" component="section" aria-label="Import status">
      <Group gap="md" align="baseline">
        <Title order={2} size="md">
          {data.dryRun ? 'Dry run' : 'Import'} of {formatName(data.format)}
        </Title>
        <Text size="xs" c="dimmed">
          by {data.analyst}, {formatInstant(data.received)}
        </Text>
      </Group>
      {!over && (
        <Group gap="md" wrap="nowrap" maw="44rem">
          <Progress value={progressOf(data) * 100} animated aria-label="Share of the file read" flex={1} />
          <Button variant="default" size="compact-sm" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
            Cancel
          </Button>
        </Group>
      )}
      {cancelling.error && <ErrorNotice error={cancelling.error} onRetry={() => cancelling.mutate()} />}
      <Text role="status">{describeState(data)}</Text>
      <Counts one={data} />
      {data.rejectedByReason.length > 0 && <Reasons one={data} />}
      {data.rejected > 0 && <RejectedLines id={id} over={over} />}
    </Stack>
  );
}

function Counts({ one }: { one: Import }) {
  return (
    <Table aria-label="Outcome of the lines" maw="44rem" verticalSpacing={2} horizontalSpacing={0}>
      <Table.Tbody>
        {importCounts(one)
          .filter(({ name, count }) => count > 0 || ['rows', 'recorded', 'alreadyThere', 'rejected'].includes(name))
          .map(({ name, label, count, means }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400} w={150}>
                {label}
              </Table.Th>
              <Table.Td ta="right" w={90} pr="md">
                {formatCount(count)}
              </Table.Td>
              <Table.Td c="dimmed">{means}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}

function Reasons({ one }: { one: Import }) {
  return (
    <Table aria-label="Reasons for rejection" maw="60rem" verticalSpacing={2} horizontalSpacing={0}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={150}>Field</Table.Th>
          <Table.Th w={150}>Problem</Table.Th>
          <Table.Th ta="right" pr="md" w={90}>
            Lines
          </Table.Th>
          <Table.Th>Example</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {one.rejectedByReason.map((reason) => (
          <Table.Tr key={`${reason.field}/${reason.kind}`}>
            <Table.Td>{reason.field ?? 'whole line'}</Table.Td>
            <Table.Td>{toWords(reason.kind)}</Table.Td>
            <Table.Td ta="right" pr="md">
              {formatCount(reason.lines)}
            </Table.Td>
            <Table.Td>{reason.example}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
