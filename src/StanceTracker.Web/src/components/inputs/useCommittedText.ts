import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react';

/** A field's text that is taken at Enter or when the field is left: where it is another than before, and valid or nothing. */
export function useCommittedText(value: string, valid: (text: string) => boolean, onCommit: (text: string) => void) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (typed: string) => {
    if (typed !== value && (typed === '' || valid(typed))) onCommit(typed);
  };
  return {
    /** Whether what is typed will not be taken. */
    wrong: text !== '' && !valid(text),
    take: commit,
    /** Gives up what is typed. */
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
