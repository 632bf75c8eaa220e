import { TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';

interface Props extends Pick<TextInputProps, 'label' | 'placeholder' | 'w' | 'maw'> {
  value: string | undefined;
  /** Called with the typed text after a short delay; undefined if empty. */
  onSet: (text: string | undefined) => void;
}

/** A field whose text goes into the address while typing. */
export function SearchField({ value = '', onSet, ...rest }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const tell = useDebouncedCallback((typed: string) => onSet(typed.trim() || undefined), 250);
  return (
    <TextInput
      maw={320}
      {...rest}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
