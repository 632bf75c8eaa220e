import { Combobox, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Picker } from '../components/inputs/Picker';
import { usePicker } from '../components/inputs/usePicker';

/** An option. */
export interface Choice {
  value: string;
  label: string;
  detail: string;
}

interface Props {
  label: string;
  /** What is searched, as a cache key. */
  source: string;
  search: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  value: string;
  /** The text of the value. Default: its ID. */
  shown?: string;
  onChange: (value: string) => void;
  /** Offered below the matches. */
  create?: { label: (text: string) => string; run: (text: string) => void };
  description?: string;
  error?: string;
  placeholder?: string;
  required?: boolean;
}

/** Picks one of many records; the server searches while typing. */
export function SearchPicker({ label, source, search, value, shown, onChange, create, ...rest }: Props) {
  const state = usePicker();
  const typed = (state.text ?? '').trim();
  const [debouncedText] = useDebouncedValue(typed, 150);
  const found = useQuery({
    queryKey: ['pick', source, debouncedText],
    queryFn: ({ signal }) => search(debouncedText, signal),
    enabled: state.combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  return (
    <Picker
      {...rest}
      state={state}
      label={label}
      shown={shown ?? value}
      onChoose={(option) => (option === '+' ? create?.run(typed) : onChange(option))}
      onClear={() => onChange('')}
    >
      {found.data?.map((choice) => (
        <Combobox.Option key={choice.value} value={choice.value}>
          {choice.label}{' '}
          <Text span size="xs" c="dimmed">
            {choice.detail}
          </Text>
        </Combobox.Option>
      ))}
      {found.data?.length === 0 && <Combobox.Empty>No matches.</Combobox.Empty>}
      {found.error && <Combobox.Empty>{found.error.message}</Combobox.Empty>}
      {create && <Combobox.Option value="+">{create.label(typed)}</Combobox.Option>}
    </Picker>
  );
}
