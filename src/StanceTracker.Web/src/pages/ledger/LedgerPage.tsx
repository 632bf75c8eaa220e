import { Anchor, Group, Text, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { buildUrl } from '../../api/buildUrl';
import { AppLink } from '../../components/AppLink';
import { formatCount, formatInstant } from '../../format/format';
import { toWords } from '../../labels/toWords';
import { useSetSearch } from '../../routing/searchParams';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { EventDrawer } from './EventDrawer';
import type { LedgerEntry } from './entries';
import { LedgerFilters } from './LedgerFilters';
import type { LedgerSearch } from './search';
import { pathToStream, summarizeEvent } from './streams';
import { useLedgerEntries } from './useLedgerEntries';
import type { LiveStatus } from './useLiveEntries';

const liveStatusLabels: Record<LiveStatus, string> = {
  no: 'The log as known at that time; new events are not shown.',
  connecting: 'Connecting to the server; new events will appear at the top.',
  yes: 'Live: new events appear at the top as they are recorded.',
};

/** The ledger: every event, newest first, live as it grows. */
export function LedgerPage() {
  useDocumentTitle('Ledger');
  const { type, stream, by, at, knownAt } = useSearch({ from: '/ledger' });
  const set = useSetSearch<LedgerSearch>();
  const filter = useMemo(() => ({ type, stream, by }), [type, stream, by]);
  const entries = useLedgerEntries(filter, knownAt);
  const columns = useMemo(
    (): Column<LedgerEntry>[] => [
      {
        key: 'position',
        header: 'Position',
        align: 'end',
        width: '5rem',
        render: (row) => <OpenEventButton position={row.position} onOpen={() => set({ at: row.position })} />,
      },
      {
        key: 'recordedAt',
        header: 'Recorded',
        width: '12rem',
        render: (row) => (
          <Text span inherit style={{ whiteSpace: 'nowrap' }}>
            {formatInstant(row.recordedAt)}
          </Text>
        ),
      },
      { key: 'by', header: 'By', width: '7rem', render: (row) => row.recordedBy },
      { key: 'type', header: 'Event', width: '12rem', render: (row) => toWords(row.type) },
      { key: 'stream', header: 'Stream', render: (row) => <StreamLink entry={row} /> },
      { key: 'gist', header: 'Summary', render: (row) => summarizeEvent(row.data) },
    ],
    [set],
  );
  return (
    <>
      <Group gap="md" align="baseline">
        <Title order={1}>Ledger</Title>
        <Text c="dimmed" role="status">
          {liveStatusLabels[entries.following]}
        </Text>
      </Group>
      <LedgerFilters filter={filter} onChange={(patch) => set(patch)} />
      <DataTable
        caption="Events, newest first"
        columns={columns}
        rows={entries.rows}
        rowKey={(row) => String(row.position)}
        noun={['event', 'events']}
        loading={entries.isPending && !entries.error}
        error={entries.error}
        onRetry={entries.refetch}
        empty="No events match these filters. Clear one of them."
        csv={buildUrl('/api/ledger/events.csv', filter)}
        more={{ has: entries.hasNextPage, loading: entries.isFetchingNextPage, load: () => void entries.fetchNextPage() }}
      />
      <EventDrawer position={at} onClose={() => set({ at: undefined })} onStep={(position) => set({ at: position }, { replace: true })} />
    </>
  );
}

function OpenEventButton({ position, onOpen }: { position: number; onOpen: () => void }) {
  return (
    <Anchor component="button" type="button" onClick={onOpen} aria-label={`Open event ${position}`}>
      {formatCount(position)}
    </Anchor>
  );
}

function StreamLink({ entry }: { entry: LedgerEntry }) {
  const place = pathToStream(entry.stream);
  return place ? (
    <AppLink to={place} style={{ overflowWrap: 'anywhere' }}>
      {entry.stream}
    </AppLink>
  ) : (
    entry.stream
  );
}
