import { useSyncExternalStore } from 'react';
import type { Found } from './hash';

// Held in memory only: neither stored nor sent.
const held = new Map<string, Found>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The text that the analyst opened for a document. */
export const useHeldText = (document: string): Found | undefined => useSyncExternalStore(subscribe, () => held.get(document));

/** Holds a document's text, or drops it. */
export function holdText(document: string, text: Found | undefined): void {
  if (text) held.set(document, text);
  else held.delete(document);
  listeners.forEach((listener) => listener());
}
