import { useSyncExternalStore } from 'react';
import type { MatchedText } from './matchText';

// Held in memory only: neither stored nor sent.
const openTexts = new Map<string, MatchedText>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The text that the analyst opened for a document. */
export const useOpenText = (document: string): MatchedText | undefined => useSyncExternalStore(subscribe, () => openTexts.get(document));

/** Holds a document's text, or drops it. */
export function setOpenText(document: string, text: MatchedText | undefined): void {
  if (text) openTexts.set(document, text);
  else openTexts.delete(document);
  for (const listener of listeners) listener();
}
