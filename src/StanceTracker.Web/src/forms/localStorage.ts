import { useCallback, useState } from 'react';

/** What is kept under a name in this browser; undefined where there is nothing, or what is no JSON. */
export function readLocalStorage(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under a name; false where the browser has no room for it. */
export function writeLocalStorage(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * A state that is kept in this browser at each change, so that it outlives a reload.
 * @param name What it is kept under; it stays the same as long as the caller is shown.
 * @param read Makes the state of what was kept, of undefined too.
 */
export function useLocalStorage<T>(name: string, read: (saved: unknown) => T) {
  const [value, setValue] = useState(() => read(readLocalStorage(name)));
  const [saved, setKept] = useState(true);
  const set = useCallback(
    (change: T | ((before: T) => T)) =>
      setValue((before) => {
        const after = change instanceof Function ? change(before) : change;
        setKept(writeLocalStorage(name, after));
        return after;
      }),
    [name],
  );
  const clear = useCallback(() => localStorage.removeItem(name), [name]);
  return { value, set, clear, saved };
}
