import { useSyncExternalStore } from 'react';

const storageName = 'stance-analyst';
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

/** Who records, as the server is told; '' as long as nobody has said. */
export const getAnalyst = (): string => localStorage.getItem(storageName) ?? '';

/** The same, followed. */
export const useAnalyst = (): string => useSyncExternalStore(subscribe, getAnalyst);

/** Says who records, for this browser. */
export function setAnalyst(name: string): void {
  localStorage.setItem(storageName, name.trim());
  for (const listener of listeners) listener();
}

/** A text as a header carries it. Headers hold bytes, which `fetch` wants one per character; the server reads them as UTF-8. */
export const encodeHeader = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
