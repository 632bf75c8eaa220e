import { useEffect, useRef, useState } from 'react';
import { addSteps, playStart, type TimeStep } from './steps';

/** The minimum time to show a day, in milliseconds. */
const frameMs = 350;

interface Playback {
  asOf: string | undefined;
  span: { first: string; last: string } | undefined;
  step: TimeStep;
  /** Whether the day's map is loading. */
  busy: boolean;
  go: (day: string) => void;
}

/** Advances the day step by step to the latest. Waits for the map to load, and stops when something else moves the day. */
export function useTimePlayback({ asOf, span, step, busy, go }: Playback) {
  // The address changes with a delay, so remember which move is under way.
  const [leg, setLeg] = useState<{ from: string; to: string }>();
  const goes = useRef(go);
  goes.current = go;

  useEffect(() => {
    if (!leg || !asOf || !span || busy) return;
    if (asOf !== leg.to) {
      if (asOf !== leg.from) setLeg(undefined);
      return;
    }
    if (asOf >= span.last) {
      setLeg(undefined);
      return;
    }
    const timer = setTimeout(() => {
      const next = addSteps(asOf, step, 1);
      const to = next > span.last ? span.last : next;
      setLeg({ from: asOf, to });
      goes.current(to);
    }, frameMs);
    return () => clearTimeout(timer);
  }, [leg, busy, asOf, span, step]);

  const toggle = () => {
    if (leg || !asOf || !span) {
      setLeg(undefined);
      return;
    }
    const to = playStart(asOf, step, span);
    setLeg({ from: asOf, to });
    go(to);
  };
  return { playing: leg !== undefined, toggle };
}
