import { useEffect, useState } from 'react';
import { addressOf } from '../../clocks/useClocks';
import { eventTypes } from '../../words/events';
import type { Entry, LogFilter } from './useLog';

/** How the page stands to the stream: not following (a past log), on its way, or in touch. */
export type Following = 'no' | 'connecting' | 'yes';

const rhythm = 150;

/** The events recorded behind a position as they are committed, newest first; none as long as the position is unknown. */
export function useGrowth({ type, stream, by }: LogFilter, after: number | undefined): { entries: readonly Entry[]; following: Following } {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [following, setFollowing] = useState<Following>('no');
  useEffect(() => {
    setEntries([]);
    setFollowing(after === undefined ? 'no' : 'connecting');
    if (after === undefined) return;
    // The browser connects again by itself and goes on behind the last id, so that nothing is told twice.
    const source = new EventSource(addressOf('/api/stream', { after, type, stream }));
    source.onopen = () => setFollowing('yes');
    source.onerror = () => setFollowing('connecting');
    let waiting: Entry[] = [];
    const take = (event: MessageEvent<string>) => {
      const entry = JSON.parse(event.data) as Entry;
      if (by === undefined || entry.recordedBy === by) waiting.push(entry);
    };
    for (const name of eventTypes) source.addEventListener(name, take);
    // An import brings thousands a second: they are shown a few times a second.
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
