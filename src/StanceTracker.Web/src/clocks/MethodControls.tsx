import { Group, SegmentedControl } from '@mantine/core';
import { useMethodSettings } from './useMethodSettings';

/** Offered beside the server's default. */
const usualHalfLives = [30, 90, 180, 365];

/** The score table and half-life, with controls to change them. */
export function MethodControls() {
  const { scores, tables, halfLifeDays, defaultHalfLifeDays, setScores, setHalfLife } = useMethodSettings();
  const halfLives = [...new Set([...usualHalfLives, ...[defaultHalfLifeDays, halfLifeDays].filter((days) => days !== undefined)])].sort(
    (a, b) => a - b,
  );
  return (
    <Group gap="xs" data-print="no">
      <SegmentedControl aria-label="Score table" value={scores ?? ''} data={tables.map(({ name }) => name)} onChange={setScores} />
      <SegmentedControl
        aria-label="Half-life in days"
        value={halfLifeDays?.toString() ?? ''}
        data={halfLives.map((days) => ({ value: String(days), label: `${days} d` }))}
        onChange={(days) => setHalfLife(Number(days))}
      />
    </Group>
  );
}
