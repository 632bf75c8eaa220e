/** A shortcut: one key, or a sequence of two (`g m`). */
export interface Shortcut {
  keys: string;
  /** What it does, for the list of shortcuts. */
  does: string;
  run: () => void;
}

/** The time limit for the second key, in milliseconds. */
const patience = 1_200;

/** Follows keys and returns the shortcut they complete. */
export class KeyFollower {
  private before = '';
  private at = -Infinity;

  /** The shortcut that this key completes, if any. A key that starts a sequence waits for the second. */
  follow(key: string, now: number, shortcuts: readonly Shortcut[]): Shortcut | undefined {
    const both = now - this.at <= patience && this.before ? `${this.before} ${key}` : '';
    const found = shortcuts.findLast((one) => one.keys === both) ?? shortcuts.findLast((one) => one.keys === key);
    const begins = !found && shortcuts.some((one) => one.keys.startsWith(`${key} `));
    [this.before, this.at] = begins ? [key, now] : ['', -Infinity];
    return found;
  }
}

/** Whether the focused element takes text, so that keys are not shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=textbox], [role=combobox], [role=listbox], [role=slider]'));
}
