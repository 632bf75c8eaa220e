import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isTyping, KeyFollower, type Shortcut } from './shortcuts';

/** Shortcuts under a heading. */
export interface ShortcutGroup {
  heading: string;
  shortcuts: readonly Shortcut[];
}

const storageKey = 'stance-shortcuts';
let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

const tell = () => listeners.forEach((listener) => listener());
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Adds shortcuts while the caller is mounted. Their actions may change on each render; keys and descriptions may not. */
export function useShortcuts(heading: string, shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts);
  newest.current = shortcuts;
  const fixed = shortcuts.map(({ keys, does }) => `${keys}\t${does}`).join('\n');
  useEffect(() => {
    const group: ShortcutGroup = {
      heading,
      shortcuts: fixed.split('\n').map((line, i) => {
        const [keys = '', does = ''] = line.split('\t');
        return { keys, does, run: () => newest.current[i]?.run() };
      }),
    };
    groups = [...groups, group];
    tell();
    return () => {
      groups = groups.filter((one) => one !== group);
      tell();
    };
  }, [heading, fixed]);
}

/** All current shortcuts, by heading. */
export const useAllShortcuts = (): readonly ShortcutGroup[] => useSyncExternalStore(subscribe, () => groups);

/** Whether single-key shortcuts are on; people who dictate may turn them off. */
export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey) !== 'off');

/** Turns shortcuts on or off, for this browser. */
export function turnShortcuts(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
  tell();
}

/** Listens for shortcuts; called once, by the shell. */
export function useShortcutListener(): void {
  const on = useShortcutsOn();
  useEffect(() => {
    if (!on) return;
    const follower = new KeyFollower();
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const found = follower.follow(event.key, event.timeStamp, groups.flatMap((group) => group.shortcuts));
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [on]);
}
