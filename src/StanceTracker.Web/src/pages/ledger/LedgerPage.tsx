import { Anchor, Group, Text, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { addressOf } from '../../clocks/useClocks';
import { PlaceLink } from '../../shell/PlaceLink';
import { useSetSearch } from '../../shell/search';
import { useTitle } from '../../shell/title';
import type { Column } from '../../tables/columns';
import { DataTable } from '../../tables/DataTable';
import { eventInWords } from '../../trail/words';
import { formatCount, formatInstant } from '../../words/format';
import { EventDrawer } from './EventDrawer';
import { LedgerFilters } from './LedgerFilters';
import type { LedgerSearch } from './search';
import { gist, placeOfStream } from './streams';
import type { Following } from './useGrowth';
import { type Entry, useLog } from './useLog';

const followingWords: Record<Following, string> = {
  no: 'The log as known at that time; new events are not shown.',
  connecting: 'Connecting to the server; new events will appear at the top.',
  yes: 'Live: new events appear at the top as they are recorded.',
};

/** The ledger: every event, newest first, live as it grows. */
export function LedgerPage() {
  useTitle('Ledger');
  const { type, stream, by, at, knownAt } = useSearch({ from: '/ledger' });
  const set = useSetSearch<LedgerSearch>();
  const filter = useMemo(() => ({ type, stream, by }), [type, stream, by]);
  const log = useLog(filter, knownAt);
  const columns = useMemo(
    (): Column<Entry>[] => [
      { key: 'position', head: 'Position', align: 'end', width: '5rem', render: (row) => <Open position={row.position} onOpen={() => set({ at: row.position })} /> },
      { key: 'recordedAt', head: 'Recorded', width: '12rem', render: (row) => <Text span inherit style={{ whiteSpace: 'nowrap' }}>{formatInstant(row.recordedAt)}</Text> },
      { key: 'by', head: 'By', width: '7rem', render: (row) => row.recordedBy },
      { key: 'type', head: 'Event', width: '12rem', render: (row) => eventInWords(row.type) },
      { key: 'stream', head: 'Stream', render: (row) => <StreamLink entry={row} /> },
      { key: 'gist', head: 'Summary', render: (row) => gist(row.data) },
    ],
    [set],
  );
  return (
    <>
      <Group gap="md" align="baseline">
        <Title order={1}>Ledger</Title>
        <Text c="dimmed" role="status">
          {followingWords[log.following]}
        </Text>
      </Group>
      <LedgerFilters filter={filter} onChange={(patch) => set(patch)} />
      <DataTable
        caption="Events, newest first"
        columns={columns}
        rows={log.rows}
        rowKey={(row) => String(row.position)}
        noun={['event', 'events']}
        loading={log.isPending && !log.error}
        error={log.error}
        onRetry={log.refetch}
        empty="No events match these filters. Clear one of them."
        csv={addressOf('/api/ledger/events.csv', filter)}
        more={{ has: log.hasNextPage, loading: log.isFetchingNextPage, load: () => void log.fetchNextPage() }}
      />
      <EventDrawer position={at} onClose={() => set({ at: undefined })} onStep={(position) => set({ at: position }, { replace: true })} />
    </>
  );
}

function Open({ position, onOpen }: { position: number; onOpen: () => void }) {
  return (
    <Anchor component="button" type="button" onClick={onOpen} aria-label={`Open event ${position}`}>
      {formatCount(position)}
    </Anchor>
  );
}

function StreamLink({ entry }: { entry: Entry }) {
  const place = placeOfStream(entry.stream);
  return place ? <PlaceLink to={place} style={{ overflowWrap: 'anywhere' }}>{entry.stream}</PlaceLink> : <>{entry.stream}</>;
}
