import { useCallback, useEffect, useRef, useState } from 'react';

/** The interval at which a drag updates the address: browsers allow some 200 changes in 30 seconds. */
const throttleMs = 160;

/** A value that follows a drag at once and is passed on at intervals, the last value always. */
export function useThrottledDrag(value: number, onChange: (value: number) => void) {
  const [dragged, setDragged] = useState<number>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef({ value, pass: onChange });
  newest.current.pass = onChange;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value ends the drag
  useEffect(() => setDragged(undefined), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const drag = useCallback((to: number) => {
    setDragged(to);
    newest.current.value = to;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      newest.current.pass(newest.current.value);
    }, throttleMs);
  }, []);
  return { value: dragged ?? value, dragged: dragged !== undefined, drag };
}
