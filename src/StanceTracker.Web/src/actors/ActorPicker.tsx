import { Combobox, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useActors } from '../api/actors';
import { Picker } from '../components/inputs/Picker';
import { usePicker } from '../components/inputs/usePicker';
import { findActors } from './findActors';

const maxOptions = 12;

interface Props {
  label: string;
  value: string | undefined;
  onChange: (actor: string | undefined) => void;
  description?: string;
  error?: string;
  placeholder?: string;
  required?: boolean;
  /** Offered below the matches, to introduce an actor by the typed name. */
  onCreate?: (text: string) => void;
}

/** Picks one actor; searches by name, alias, ID or code while typing. */
export function ActorPicker({ label, value, onChange, onCreate, ...rest }: Props) {
  const actors = useActors();
  const state = usePicker();
  const { text } = state;
  const shown = text ?? (value === undefined ? '' : (actors.get(value)?.name ?? value));
  const found = useMemo(() => findActors(actors.values(), text ?? '', maxOptions), [actors, text]);
  return (
    <Picker
      {...rest}
      state={state}
      label={label}
      shown={shown}
      onChoose={(option) => (option === '+' ? onCreate?.(shown.trim()) : onChange(option))}
      onClear={() => onChange(undefined)}
    >
      {found.map((actor) => (
        <Combobox.Option key={actor.actor} value={actor.actor}>
          {actor.name}{' '}
          <Text span size="xs" c="dimmed">
            {actor.kind} · {actor.actor}
          </Text>
        </Combobox.Option>
      ))}
      {found.length === 0 && !onCreate && <Combobox.Empty>No actors match.</Combobox.Empty>}
      {onCreate && shown.trim() !== '' && text !== undefined && <Combobox.Option value="+">Introduce “{shown.trim()}”</Combobox.Option>}
    </Picker>
  );
}
