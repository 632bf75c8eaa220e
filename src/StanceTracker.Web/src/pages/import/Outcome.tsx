import { Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Failure } from '../../shell/Failure';
import { PageLoading } from '../../shell/PageLoading';
import { formatCount, formatInstant } from '../../words/format';
import { cancel, type Import, importOf, isOver } from './imports';
import { countsOf, shareOf, stateOf } from './outcome';
import { Rejects } from './Rejects';

/** One import: its progress, the outcome of its lines, and those it rejected. */
export function Outcome({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(importOf(id));
  const queries = useQueryClient();
  const over = data !== undefined && isOver(data);
  const wrote = over && !data.dryRun;
  useEffect(() => {
    if (over) void queries.invalidateQueries({ queryKey: ['imports'], exact: true });
    // Other answers now include the imported statements.
    if (wrote) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'imports' });
  }, [over, wrote, queries]);
  const cancelling = useMutation({
    mutationFn: () => cancel(id),
    onSettled: () => refetch(),
  });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Stack gap="sm" component="section" aria-label="Import status">
      <Group gap="md" align="baseline">
        <Title order={2} size="md">
          {data.dryRun ? 'Dry run' : 'Import'} of {data.format}
        </Title>
        <Text size="xs" c="dimmed">
          by {data.analyst}, {formatInstant(data.received)}
        </Text>
      </Group>
      {!over && (
        <Group gap="md" wrap="nowrap" maw="44rem">
          <Progress value={shareOf(data) * 100} animated aria-label="Share of the file read" flex={1} />
          <Button variant="default" size="compact-sm" loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
            Cancel
          </Button>
        </Group>
      )}
      {cancelling.error && <Failure error={cancelling.error} onRetry={() => cancelling.mutate()} />}
      <Text role="status">{stateOf(data)}</Text>
      <Counts one={data} />
      {data.rejectedByReason.length > 0 && <Reasons one={data} />}
      {data.rejected > 0 && <Rejects id={id} over={over} />}
    </Stack>
  );
}

function Counts({ one }: { one: Import }) {
  return (
    <Table aria-label="Outcome of the lines" maw="44rem" verticalSpacing={2} horizontalSpacing={0}>
      <Table.Tbody>
        {countsOf(one)
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
            <Table.Td>{reason.kind}</Table.Td>
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
