import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react';

/** A field's text, applied on Enter or blur if it has changed and is valid or empty. */
export function useTaken(value: string, valid: (text: string) => boolean, onTake: (text: string) => void) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const take = (typed: string) => {
    if (typed !== value && (typed === '' || valid(typed))) onTake(typed);
  };
  return {
    /** Whether the typed text is invalid. */
    wrong: text !== '' && !valid(text),
    take,
    /** Discards the typed text. */
    reset: () => setText(value),
    field: {
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setText(event.currentTarget.value),
      onBlur: () => take(text),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') take(text);
      },
    },
  };
}
