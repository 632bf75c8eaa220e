import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isTextInput, KeySequenceMatcher, type Shortcut } from './keySequences';

/** Shortcuts under a heading. */
export interface ShortcutGroup {
  heading: string;
  shortcuts: readonly Shortcut[];
}

const storageKey = 'stance-shortcuts';
let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

const notify = () => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Adds shortcuts while the caller is mounted. Their actions may change on each render; keys and descriptions may not. */
export function useShortcuts(heading: string, shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts);
  newest.current = shortcuts;
  const fixed = shortcuts.map(({ keys, description }) => `${keys}\t${description}`).join('\n');
  useEffect(() => {
    const group: ShortcutGroup = {
      heading,
      shortcuts: fixed.split('\n').map((line, i) => {
        const [keys = '', description = ''] = line.split('\t');
        return { keys, description, run: () => newest.current[i]?.run() };
      }),
    };
    groups = [...groups, group];
    notify();
    return () => {
      groups = groups.filter((one) => one !== group);
      notify();
    };
  }, [heading, fixed]);
}

/** All current shortcuts, by heading. */
export const useAllShortcuts = (): readonly ShortcutGroup[] => useSyncExternalStore(subscribe, () => groups);

/** Whether single-key shortcuts are on; people who dictate may turn them off. */
export const useShortcutsEnabled = (): boolean => useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey) !== 'off');

/** Turns shortcuts on or off, for this browser. */
export function setShortcutsEnabled(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
  notify();
}

/** Listens for shortcuts; called once, by the shell. */
export function useShortcutListener(): void {
  const on = useShortcutsEnabled();
  useEffect(() => {
    if (!on) return;
    const follower = new KeySequenceMatcher();
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTextInput(event.target)) return;
      const found = follower.match(
        event.key,
        event.timeStamp,
        groups.flatMap((group) => group.shortcuts),
      );
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [on]);
}
