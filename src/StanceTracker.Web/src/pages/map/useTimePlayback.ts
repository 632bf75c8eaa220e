import { useEffect, useRef, useState } from 'react';
import { type TimeStep, playStart, addSteps } from './steps';

/** How long a day is looked at, at least, in milliseconds. */
const frameMs = 350;

interface Playback {
  asOf: string | undefined;
  span: { first: string; last: string } | undefined;
  step: TimeStep;
  /** Whether the day's map is on its way. */
  busy: boolean;
  go: (day: string) => void;
}

/** Moves the day on, a step at a time, until the newest; waits where the map is not there yet, and stops where somebody else moves the day. */
export function useTimePlayback({ asOf, span, step, busy, go }: Playback) {
  // The address changes a moment after it is told to: from which day, to which.
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
