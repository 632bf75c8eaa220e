import { useCallback, useState } from 'react';

/** Reads a stored value; undefined if there is none, or if it is not JSON. */
export function readLocalStorage(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores a value; false if the browser has no room for it. */
export function writeLocalStorage(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * A state stored in this browser on each change, so that it survives a reload.
 * @param name The storage key; must not change while the caller is mounted.
 * @param read Makes the state from the stored value, which may be undefined.
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
