import { Anchor, Drawer, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { AppLink } from '../../components/AppLink';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PageLoading } from '../../components/PageLoading';
import { formatInstant } from '../../format/format';
import { toWords } from '../../labels/toWords';
import classes from './EventDrawer.module.css';
import type { LedgerEntry } from './entries';
import { pathToStream } from './streams';

interface Props {
  position: number | undefined;
  onClose: () => void;
  /** Goes to the previous or next event. */
  onStep: (position: number) => void;
}

/** One event of the ledger in full. */
export function EventDrawer({ position, onClose, onStep }: Props) {
  const event = useQuery({
    queryKey: ['event', position],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET('/api/ledger/events', { params: { query: { after: String((position ?? 1) - 1), limit: '1' } }, signal })))
        .items[0] ?? null,
    enabled: position !== undefined,
  });
  return (
    <Drawer
      opened={position !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={`Event ${position ?? ''}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {event.error && <ErrorNotice error={event.error} onRetry={() => void event.refetch()} />}
      {event.isFetching && !event.data && <PageLoading />}
      {event.data === null && <Text>The ledger has no event at this position yet.</Text>}
      {event.data && (
        <Stack gap="md">
          <Facts entry={event.data} />
          {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it takes the focus, so it needs a name */}
          <pre className={classes.body} tabIndex={0} aria-label="Event body">
            {JSON.stringify(event.data.data, null, 2)}
          </pre>
          <Group gap="md">
            <Anchor component="button" type="button" disabled={event.data.position <= 1} onClick={() => onStep((position ?? 2) - 1)}>
              Previous event
            </Anchor>
            <Anchor component="button" type="button" onClick={() => onStep((position ?? 0) + 1)}>
              Next event
            </Anchor>
          </Group>
        </Stack>
      )}
    </Drawer>
  );
}

/** The event's metadata. */
function Facts({ entry }: { entry: LedgerEntry }) {
  const place = pathToStream(entry.stream);
  const facts: [head: string, value: React.ReactNode][] = [
    ['Type', `${toWords(entry.type)} (${entry.type})`],
    ['Stream', place ? <AppLink to={place}>{entry.stream}</AppLink> : entry.stream],
    ['Version', entry.version],
    ['Recorded', formatInstant(entry.recordedAt)],
    ['By', entry.recordedBy],
    ['Correlation', entry.correlationId ?? 'none'],
    ['Causation', entry.causationId ?? 'none'],
  ];
  return (
    <Table variant="vertical" withRowBorders={false} verticalSpacing={2} horizontalSpacing={0}>
      <Table.Tbody>
        {facts.map(([head, value]) => (
          <Table.Tr key={head}>
            <Table.Th w={96} fw={400} c="dimmed" bg="transparent">
              {head}
            </Table.Th>
            <Table.Td className={classes.value}>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
