import { Combobox, InputBase, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** Something that can be chosen. */
export interface Choice {
  value: string;
  label: string;
  detail: string;
}

interface Props {
  label: string;
  /** Names what is searched, for what was found before. */
  source: string;
  search: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  value: string;
  /** How the value is told; its id where it is left out. */
  shown?: string;
  onChange: (value: string) => void;
  /** Offered below what is found. */
  create?: { label: (text: string) => string; run: (text: string) => void };
  description?: string;
  error?: string;
  placeholder?: string;
  required?: boolean;
}

/** One thing of many, found by the server as it is typed. */
export function SearchPicker({ label, source, search, value, shown, onChange, create, ...rest }: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState<string>();
  const [asked] = useDebouncedValue((text ?? '').trim(), 150);
  const found = useQuery({ queryKey: ['pick', source, asked], queryFn: ({ signal }) => search(asked, signal), enabled: combobox.dropdownOpened, placeholderData: keepPreviousData });
  const choose = (option: string) => {
    if (option === '+') create?.run((text ?? '').trim());
    else onChange(option);
    setText(undefined);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <InputBase
          {...rest}
          label={label}
          size="xs"
          value={text ?? shown ?? value}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value === '') onChange('');
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onKeyDown={(event) => {
            // Enter chooses; it does not send the form that the field is in.
            if (event.key === 'Enter') event.preventDefault();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            setText(undefined);
            combobox.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} mah={280} style={{ overflowY: 'auto' }}>
          {found.data?.map((choice) => (
            <Combobox.Option key={choice.value} value={choice.value}>
              {choice.label}{' '}
              <Text span size="xs" c="dimmed">
                {choice.detail}
              </Text>
            </Combobox.Option>
          ))}
          {found.data?.length === 0 && <Combobox.Empty>Nothing is found.</Combobox.Empty>}
          {found.error && <Combobox.Empty>{found.error.message}</Combobox.Empty>}
          {create && <Combobox.Option value="+">{create.label((text ?? '').trim())}</Combobox.Option>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
