import { useCallback, useEffect, useRef, useState } from 'react';

/** The interval at which a drag updates the address: browsers allow some 200 changes in 30 seconds. */
const every = 160;

/** A value that follows a drag at once and is passed on at intervals, the last value always. */
export function useDragged(value: number, pass: (value: number) => void) {
  const [dragged, setDragged] = useState<number>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef({ value, pass });
  newest.current.pass = pass;

  useEffect(() => setDragged(undefined), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const drag = useCallback((to: number) => {
    setDragged(to);
    newest.current.value = to;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      newest.current.pass(newest.current.value);
    }, every);
  }, []);
  return { value: dragged ?? value, dragged: dragged !== undefined, drag };
}
