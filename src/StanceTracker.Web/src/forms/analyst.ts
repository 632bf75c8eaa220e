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

/** The analyst's name as sent to the server; '' until given. */
export const getAnalyst = (): string => localStorage.getItem(storageName) ?? '';

/** The same as a hook. */
export const useAnalyst = (): string => useSyncExternalStore(subscribe, getAnalyst);

/** Sets the analyst's name for this browser. */
export function setAnalyst(name: string): void {
  localStorage.setItem(storageName, name.trim());
  for (const listener of listeners) listener();
}

/** Encodes a text for a header. `fetch` wants one byte per character; the server reads the bytes as UTF-8. */
export const encodeHeader = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
