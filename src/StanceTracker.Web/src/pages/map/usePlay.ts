import { useEffect, useRef, useState } from 'react';
import { type Step, startOfPlay, stepFrom } from './steps';

/** The minimum time to show a day, in milliseconds. */
const look = 350;

interface Play {
  asOf: string | undefined;
  span: { first: string; last: string } | undefined;
  step: Step;
  /** Whether the day's map is loading. */
  busy: boolean;
  go: (day: string) => void;
}

/** Advances the day step by step to the latest. Waits for the map to load, and stops when something else moves the day. */
export function usePlay({ asOf, span, step, busy, go }: Play) {
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
      const next = stepFrom(asOf, step, 1);
      const to = next > span.last ? span.last : next;
      setLeg({ from: asOf, to });
      goes.current(to);
    }, look);
    return () => clearTimeout(timer);
  }, [leg, busy, asOf, span, step]);

  const toggle = () => {
    if (leg || !asOf || !span) {
      setLeg(undefined);
      return;
    }
    const to = startOfPlay(asOf, step, span);
    setLeg({ from: asOf, to });
    go(to);
  };
  return { playing: leg !== undefined, toggle };
}
