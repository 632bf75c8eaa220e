import { useEffect, useState } from 'react';
import { buildUrl } from '../../api/buildUrl';
import { eventTypes } from '../../labels/eventTypes';
import type { LedgerEntry, LedgerFilter } from './entries';

/** How the page stands to the stream: not following (a past log), on its way, or in touch. */
export type LiveStatus = 'no' | 'connecting' | 'yes';

const flushIntervalMs = 150;

/** The events recorded behind a position as they are committed, newest first; none as long as the position is unknown. */
export function useLiveEntries({ type, stream, by }: LedgerFilter, after: number | undefined): { entries: readonly LedgerEntry[]; status: LiveStatus } {
  const [entries, setEntries] = useState<readonly LedgerEntry[]>([]);
  const [following, setFollowing] = useState<LiveStatus>('no');
  useEffect(() => {
    setEntries([]);
    setFollowing(after === undefined ? 'no' : 'connecting');
    if (after === undefined) return;
    // The browser connects again by itself and goes on behind the last id, so that nothing is told twice.
    const source = new EventSource(buildUrl('/api/stream', { after, type, stream }));
    source.onopen = () => setFollowing('yes');
    source.onerror = () => setFollowing('connecting');
    let buffer: LedgerEntry[] = [];
    const take = (event: MessageEvent<string>) => {
      const entry = JSON.parse(event.data) as LedgerEntry;
      if (by === undefined || entry.recordedBy === by) buffer.push(entry);
    };
    for (const name of eventTypes) source.addEventListener(name, take);
    // An import brings thousands a second: they are shown a few times a second.
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
