import { Anchor, Group, SegmentedControl } from '@mantine/core';
import { scoreTables } from './clocks';
import { useClocks } from './useClocks';

const usualHalfLives = [30, 90, 180, 365];

/** Which score table and half-life are asked with, to be changed at once. */
export function MethodControls() {
  const { search, set } = useClocks();
  const { scores = 'icews', halfLifeDays = 180 } = search;
  const halfLives = usualHalfLives.includes(halfLifeDays) ? usualHalfLives : [...usualHalfLives, halfLifeDays].sort((a, b) => a - b);
  return (
    <Group gap="xs" data-print="no">
      <SegmentedControl aria-label="Score table" value={scores} data={[...scoreTables]} onChange={(name) => set({ scores: scoreTables.find((table) => table === name && table !== 'icews') })} />
      <SegmentedControl
        aria-label="Half-life in days"
        value={String(halfLifeDays)}
        data={halfLives.map((days) => ({ value: String(days), label: `${days} d` }))}
        onChange={(days) => set({ halfLifeDays: Number(days) === 180 ? undefined : Number(days) })}
      />
      <Anchor size="sm" href="/docs/method">
        The method
      </Anchor>
    </Group>
  );
}
