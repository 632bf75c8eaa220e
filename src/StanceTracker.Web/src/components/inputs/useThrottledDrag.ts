import { useCallback, useEffect, useRef, useState } from 'react';

/** How often a drag is passed on: browsers let an address change some 200 times in 30 seconds. */
const throttleMs = 160;

/** A value that follows the hand at once and is passed on now and then, the last of it always. */
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
