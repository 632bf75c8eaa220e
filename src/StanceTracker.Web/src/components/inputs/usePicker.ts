import { type ComboboxStore, useCombobox } from '@mantine/core';
import { useState } from 'react';

/** A field that something is chosen in as it is typed. */
export interface PickerState {
  combobox: ComboboxStore;
  /** What is typed; undefined until somebody types, and once something is chosen. */
  text: string | undefined;
  setText: (text: string | undefined) => void;
}

/** The state of a picker, for whoever finds what it offers. */
export function usePicker(): PickerState {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState<string>();
  return { combobox, text, setText };
}
