import { Combobox, InputBase, type InputWrapperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PickerState } from './usePicker';

interface Props extends Pick<InputWrapperProps, 'description' | 'error' | 'required' | 'inputWrapperOrder'> {
  state: PickerState;
  label: string;
  /** The text shown while no one is typing. */
  shown: string;
  placeholder?: string;
  /** The height at which the list starts to scroll. */
  height?: number;
  /** The width of the list; default: that of the field. */
  width?: string;
  onChoose: (option: string) => void;
  onClear: () => void;
  /** Marks the option that Enter would choose; default: the first. */
  mark?: (typed: string) => void;
  /** Its options. */
  children: ReactNode;
}

/** A field with a list of matches that updates while typing. Opens on focus; works by keyboard and pointer. */
export function Picker({
  state: { combobox, text, setText },
  label,
  shown,
  height = 280,
  width,
  onChoose,
  onClear,
  mark,
  children,
  ...rest
}: Props) {
  const leave = () => {
    setText(undefined);
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      width={width ?? 'target'}
      position={width ? 'bottom-start' : 'bottom'}
      onOptionSubmit={(option) => {
        onChoose(option);
        leave();
      }}
    >
      <Combobox.Target>
        <InputBase
          {...rest}
          label={label}
          size="xs"
          value={text ?? shown}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setText(typed);
            if (typed === '') onClear();
            combobox.openDropdown();
            if (mark) mark(typed);
            else combobox.selectFirstOption();
          }}
          onKeyDown={(event) => {
            // Enter chooses an option; it must not submit the form.
            if (event.key === 'Enter') event.preventDefault();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={leave}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={height} style={{ overflowY: 'auto' }}>
          {children}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
