/** A shortcut: one key, or two one after the other (`g m`). */
export interface Shortcut {
  keys: string;
  /** What it does, as the sheet says it. */
  description: string;
  run: () => void;
}

/** How long the second key of two may take, in milliseconds. */
const sequenceTimeoutMs = 1_200;

/** Follows keys and says which shortcut they complete. */
export class KeySequenceMatcher {
  private previousKey = '';
  private previousAt = -Infinity;

  /** The shortcut that this key completes, if any. A key that begins one of two waits for its second. */
  match(key: string, now: number, shortcuts: readonly Shortcut[]): Shortcut | undefined {
    const both = now - this.previousAt <= sequenceTimeoutMs && this.previousKey ? `${this.previousKey} ${key}` : '';
    const found = shortcuts.findLast((one) => one.keys === both) ?? shortcuts.findLast((one) => one.keys === key);
    const begins = !found && shortcuts.some((one) => one.keys.startsWith(`${key} `));
    [this.previousKey, this.previousAt] = begins ? [key, now] : ['', -Infinity];
    return found;
  }
}

/** Whether keys go into what has the focus, so that they are no shortcuts. */
export function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=textbox], [role=combobox], [role=listbox], [role=slider]'));
}
