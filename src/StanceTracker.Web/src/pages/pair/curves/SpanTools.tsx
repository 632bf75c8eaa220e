import { Button, Group, TextInput } from '@mantine/core';
import { addDays, isDay } from '../../../format/days';
import type { Span } from '../../../stances/history/span';

const spans = [
  { label: '1 y', days: 365 },
  { label: '5 y', days: 5 * 365 },
] as const;

interface Props {
  span: Span;
  whole: Span;
  onSpan: (span: Partial<Span>) => void;
}

/** The visible days, set by keyboard as well as by dragging. */
export function SpanTools({ span, whole, onSpan }: Props) {
  const field = (name: 'from' | 'to', label: string) => (
    <TextInput
      aria-label={label}
      type="date"
      w={128}
      value={span[name]}
      min={whole.from}
      max={whole.to}
      onChange={(event) => {
        const day = event.currentTarget.value;
        if (isDay(day) && (name === 'from' ? day < span.to : day > span.from)) onSpan({ ...span, [name]: day });
      }}
    />
  );
  return (
    <Group gap="xs" data-print="no">
      {field('from', 'First visible day')}–{field('to', 'Last visible day')}
      {spans.map(({ label, days }) => (
        <Button
          key={label}
          size="compact-xs"
          onClick={() => onSpan({ from: addDays(whole.to, -days), to: whole.to })}
          disabled={addDays(whole.to, -days) <= whole.from}
        >
          {label}
        </Button>
      ))}
      <Button size="compact-xs" onClick={() => onSpan(whole)}>
        All
      </Button>
    </Group>
  );
}
