import { type ComboboxStore, useCombobox } from '@mantine/core';
import { useState } from 'react';

/** The state of a field with suggestions. */
export interface PickerState {
  combobox: ComboboxStore;
  /** The typed text; undefined before typing and after choosing. */
  text: string | undefined;
  setText: (text: string | undefined) => void;
}

/** The state of a picker, owned by the component that finds its options. */
export function usePicker(): PickerState {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState<string>();
  return { combobox, text, setText };
}
