import { useEffect, useState } from 'react';
import { buildUrl } from '../../api/buildUrl';
import { eventTypes } from '../../labels/eventTypes';
import type { LedgerEntry, LedgerFilter } from './entries';

/** The state of the live stream: not following (a past log), connecting, or connected. */
export type LiveStatus = 'no' | 'connecting' | 'yes';

const flushIntervalMs = 150;

/** The events recorded after a position, live, newest first; none until the position is known. */
export function useLiveEntries(
  { type, stream, by }: LedgerFilter,
  after: number | undefined,
): { entries: readonly LedgerEntry[]; status: LiveStatus } {
  const [entries, setEntries] = useState<readonly LedgerEntry[]>([]);
  const [following, setFollowing] = useState<LiveStatus>('no');
  useEffect(() => {
    setEntries([]);
    setFollowing(after === undefined ? 'no' : 'connecting');
    if (after === undefined) return;
    // The browser reconnects by itself and resumes after the last event ID, so no event arrives twice.
    const source = new EventSource(buildUrl('/api/stream', { after, type, stream }));
    source.onopen = () => setFollowing('yes');
    source.onerror = () => setFollowing('connecting');
    let buffer: LedgerEntry[] = [];
    const take = (event: MessageEvent<string>) => {
      const entry = JSON.parse(event.data) as LedgerEntry;
      if (by === undefined || entry.recordedBy === by) buffer.push(entry);
    };
    for (const name of eventTypes) source.addEventListener(name, take);
    // An import brings thousands of events a second; render a few times a second.
    const flushTimer = setInterval(() => {
      if (buffer.length === 0) return;
      const batch = buffer.reverse();
      buffer = [];
      setEntries((before) => [...batch, ...before]);
    }, flushIntervalMs);
    return () => {
      clearInterval(flushTimer);
      source.close();
    };
  }, [type, stream, by, after]);
  return { entries, status: following };
}
