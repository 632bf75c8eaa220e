import { Anchor, Group, SegmentedControl } from '@mantine/core';
import { scoreTables } from '../../clocks/clocks';
import { useClocks } from '../../clocks/useClocks';

const halfLives = [30, 90, 180, 365];

/** The score table and half-life, with controls to change them. */
export function MethodSwitches() {
  const { search, set } = useClocks();
  const { scores = 'icews', halfLifeDays = 180 } = search;
  const lives = halfLives.includes(halfLifeDays) ? halfLives : [...halfLives, halfLifeDays].sort((a, b) => a - b);
  return (
    <Group gap="xs" data-print="no">
      <SegmentedControl aria-label="Score table" value={scores} data={[...scoreTables]} onChange={(name) => set({ scores: scoreTables.find((table) => table === name && table !== 'icews') })} />
      <SegmentedControl
        aria-label="Half-life in days"
        value={String(halfLifeDays)}
        data={lives.map((days) => ({ value: String(days), label: `${days} d` }))}
        onChange={(days) => set({ halfLifeDays: Number(days) === 180 ? undefined : Number(days) })}
      />
      <Anchor size="sm" href="/docs/method">
        Method
      </Anchor>
    </Group>
  );
}
