import { Combobox, InputBase, Text, useCombobox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useActors } from '../api/actors';
import { matching } from './match';

const most = 12;

interface Props {
  label: string;
  value: string | undefined;
  onChange: (actor: string | undefined) => void;
  description?: string;
  error?: string;
  placeholder?: string;
  required?: boolean;
  /** Offered below what is found, for a text that names nobody yet. */
  onCreate?: (text: string) => void;
}

/** One actor, found as it is typed by name, alias, id or code. */
export function ActorPicker({ label, value, onChange, onCreate, ...rest }: Props) {
  const actors = useActors();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState<string>();
  const shown = text ?? (value === undefined ? '' : (actors.get(value)?.name ?? value));
  const found = useMemo(() => matching(actors.values(), text ?? '', most), [actors, text]);
  const choose = (option: string) => {
    if (option === '+') onCreate?.(shown.trim());
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
          value={shown}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value === '') onChange(undefined);
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
          {found.map((actor) => (
            <Combobox.Option key={actor.actor} value={actor.actor}>
              {actor.name}{' '}
              <Text span size="xs" c="dimmed">
                {actor.kind} · {actor.actor}
              </Text>
            </Combobox.Option>
          ))}
          {found.length === 0 && !onCreate && <Combobox.Empty>No actor goes by that name.</Combobox.Empty>}
          {onCreate && shown.trim() !== '' && text !== undefined && <Combobox.Option value="+">Introduce “{shown.trim()}”</Combobox.Option>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
