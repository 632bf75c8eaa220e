import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react';

/** A field's text, applied on Enter or blur if it has changed and is valid or empty. */
export function useCommittedText(value: string, valid: (text: string) => boolean, onCommit: (text: string) => void) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (typed: string) => {
    if (typed !== value && (typed === '' || valid(typed))) onCommit(typed);
  };
  return {
    /** Whether the typed text is invalid. */
    wrong: text !== '' && !valid(text),
    take: commit,
    /** Discards the typed text. */
    reset: () => setText(value),
    field: {
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setText(event.currentTarget.value),
      onBlur: () => commit(text),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') commit(text);
      },
    },
  };
}
