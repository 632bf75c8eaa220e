/** A shortcut: one key, or a sequence of two (`g m`). */
export interface Shortcut {
  keys: string;
  /** What it does, for the list of shortcuts. */
  description: string;
  run: () => void;
}

/** The time limit for the second key, in milliseconds. */
const sequenceTimeoutMs = 1_200;

/** Follows keys and returns the shortcut they complete. */
export class KeySequenceMatcher {
  private previousKey = '';
  private previousAt = -Infinity;

  /** The shortcut that this key completes, if any. A key that starts a sequence waits for the second. */
  match(key: string, now: number, shortcuts: readonly Shortcut[]): Shortcut | undefined {
    const both = now - this.previousAt <= sequenceTimeoutMs && this.previousKey ? `${this.previousKey} ${key}` : '';
    const found = shortcuts.findLast((one) => one.keys === both) ?? shortcuts.findLast((one) => one.keys === key);
    const begins = !found && shortcuts.some((one) => one.keys.startsWith(`${key} `));
    [this.previousKey, this.previousAt] = begins ? [key, now] : ['', -Infinity];
    return found;
  }
}

/** Whether the focused element takes text, so that keys are not shortcuts. */
export function isTextInput(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=textbox], [role=combobox], [role=listbox], [role=slider]',
      ))
  );
}
