import { Combobox, InputBase, type InputWrapperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PickerState } from './usePicker';

interface Props extends Pick<InputWrapperProps, 'description' | 'error' | 'required' | 'inputWrapperOrder'> {
  state: PickerState;
  label: string;
  /** What the field tells while nobody types. */
  shown: string;
  placeholder?: string;
  /** The height that its list scrolls at. */
  height?: number;
  /** Its width, where it is not the field's. */
  width?: string;
  onChoose: (option: string) => void;
  onClear: () => void;
  /** Marks what Enter would choose of what is typed; left out, the first. */
  mark?: (typed: string) => void;
  /** Its options. */
  children: ReactNode;
}

/** A field with a list of what is found as it is typed; opened by focus, chosen from by keys or pointer. */
export function Picker({ state: { combobox, text, setText }, label, shown, height = 280, width, onChoose, onClear, mark, children, ...rest }: Props) {
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
            // Enter chooses; it does not send the form that the field is in.
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
