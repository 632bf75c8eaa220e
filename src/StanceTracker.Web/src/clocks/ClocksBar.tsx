import { Button, Popover, Select, Stack, Text, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useCommittedText } from '../components/inputs/useCommittedText';
import { isDay } from '../format/days';
import classes from './ClocksBar.module.css';
import { isKnownAt } from './clocks';
import { useClocks } from './useClocks';
import { useMethodSettings } from './useMethodSettings';

/** The two clocks and the method's settings, in the header of every page. */
export function ClocksBar() {
  const { search, asOf, set, head } = useClocks();
  const { scores, tables, halfLifeDays, halfLifeReason, isHalfLife, setScores, setHalfLife } = useMethodSettings();
  return (
    <div className={classes.bar} role="group" aria-label="Clocks and method">
      <ClockField
        label="as of"
        type="date"
        value={asOf ?? ''}
        valid={isDay}
        wrong="A day (2024-01-31)"
        onSet={(day) => set({ asOf: day || undefined })}
        width={132}
      />
      <ClockField
        label="known at"
        value={search.knownAt ?? ''}
        placeholder={head === undefined ? 'now' : `now (${head})`}
        valid={isKnownAt}
        wrong="A position (396), a day (2024-01-31) or an instant with a time zone (2024-01-31T12:00:00Z)"
        onSet={(knownAt) => set({ knownAt: knownAt || undefined })}
        width={110}
      />
      <Popover position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button>
            {scores ?? '…'} · {halfLifeDays ?? '…'} d
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="sm" maw={280}>
            <Select
              label="Score table"
              description={tables.find(({ name }) => name === scores)?.description}
              data={tables.map(({ name }) => name)}
              value={scores ?? null}
              allowDeselect={false}
              onChange={setScores}
              comboboxProps={{ withinPortal: false }}
            />
            <ClockField
              label="Half-life (days)"
              value={halfLifeDays?.toString() ?? ''}
              valid={(text) => isHalfLife(Number(text))}
              wrong="A number above 0"
              onSet={(text) => setHalfLife(text === '' ? undefined : Number(text))}
              width={90}
            />
            <Text size="xs" c="dimmed">
              The number of days after which a statement weighs half. {halfLifeReason}
            </Text>
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

interface FieldProps {
  label: string;
  value: string;
  valid: (text: string) => boolean;
  /** The expected form, shown when the text is invalid. */
  wrong: string;
  /** Called with a valid text, or '' for the default. */
  onSet: (text: string) => void;
  type?: 'date';
  placeholder?: string;
  width: number;
}

/** A field applied on Enter or blur; a date as soon as it is picked. */
function ClockField({ label, value, valid, wrong, onSet, type, placeholder, width }: FieldProps) {
  const id = useId();
  const { wrong: isWrong, take, reset, field } = useCommittedText(value, valid, onSet);
  return (
    <div className={classes.clock}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <TextInput
        id={id}
        type={type ?? 'text'}
        w={width}
        {...field}
        placeholder={placeholder}
        error={isWrong && type !== 'date' ? wrong : undefined}
        onChange={(event) => {
          field.onChange(event);
          if (type === 'date' && valid(event.currentTarget.value)) take(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          field.onKeyDown(event);
          if (event.key === 'Escape') reset();
        }}
      />
    </div>
  );
}
