import { useEffect, useState } from 'react';

const stepMs = 900;

/** Plays through steps, one after another, until the last. */
export function useReplayPlayback(step: number, last: number, onStep: (step: number) => void): { playing: boolean; toggle: () => void } {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (step >= last) {
      setPlaying(false);
      return;
    }
    const waiting = setTimeout(() => onStep(step + 1), stepMs);
    return () => clearTimeout(waiting);
  }, [playing, step, last, onStep]);
  const toggle = () => {
    if (!playing && step >= last) onStep(1);
    setPlaying(!playing);
  };
  return { playing, toggle };
}
