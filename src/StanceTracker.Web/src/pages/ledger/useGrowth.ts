import { useEffect, useState } from 'react';
import { addressOf } from '../../clocks/useClocks';
import { eventTypes } from '../../words/events';
import type { Entry, LogFilter } from './useLog';

/** The state of the live stream: not following (a past log), connecting, or connected. */
export type Following = 'no' | 'connecting' | 'yes';

const rhythm = 150;

/** The events recorded after a position, live, newest first; none until the position is known. */
export function useGrowth({ type, stream, by }: LogFilter, after: number | undefined): { entries: readonly Entry[]; following: Following } {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [following, setFollowing] = useState<Following>('no');
  useEffect(() => {
    setEntries([]);
    setFollowing(after === undefined ? 'no' : 'connecting');
    if (after === undefined) return;
    // The browser reconnects by itself and resumes after the last event ID, so no event arrives twice.
    const source = new EventSource(addressOf('/api/stream', { after, type, stream }));
    source.onopen = () => setFollowing('yes');
    source.onerror = () => setFollowing('connecting');
    let waiting: Entry[] = [];
    const take = (event: MessageEvent<string>) => {
      const entry = JSON.parse(event.data) as Entry;
      if (by === undefined || entry.recordedBy === by) waiting.push(entry);
    };
    for (const name of eventTypes) source.addEventListener(name, take);
    // An import brings thousands of events a second; render a few times a second.
    const showing = setInterval(() => {
      if (waiting.length === 0) return;
      const come = waiting.reverse();
      waiting = [];
      setEntries((before) => [...come, ...before]);
    }, rhythm);
    return () => {
      clearInterval(showing);
      source.close();
    };
  }, [type, stream, by, after]);
  return { entries, following };
}
