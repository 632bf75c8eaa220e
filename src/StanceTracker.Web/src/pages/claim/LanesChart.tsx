import { Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ActorLink } from '../../actors/ActorLink';
import { useActors } from '../../api/actors';
import type { ClaimAnswer } from '../../api/claims';
import { Chart } from '../../charts/Chart';
import { PositionLabel, positions } from '../../claims/positions';
import { AppLink } from '../../components/AppLink';
import { formatCounted, formatDay, formatLongDay } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import type { ColourScheme } from '../../stances/scale';
import type { Column } from '../../tables/columns';
import { buildLanes, type LaneSegment } from './lanes';
import { lanesHeight, lanesOption } from './lanesOption';

const columns: Column<LaneSegment>[] = [
  { key: 'day', header: 'Day', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day, csv: (row) => row.day },
  {
    key: 'speaker',
    header: 'Speaker',
    render: (row) => <ActorLink id={row.speaker} />,
    sort: (row) => row.speaker,
    csv: (row) => row.speaker,
  },
  {
    key: 'position',
    header: 'Position',
    render: (row) => <PositionLabel position={row.position} />,
    sort: (row) => row.position,
    csv: (row) => row.position,
  },
  {
    key: 'statement',
    header: 'Statement',
    render: (row) => <AppLink to={pathTo.statement(row.statement)}>{row.statement}</AppLink>,
    csv: (row) => row.statement,
  },
  { key: 'until', header: 'Held until', nowrap: true, render: (row) => formatDay(row.until), csv: (row) => row.until },
];

/** Who said what on a claim over time, a lane per speaker. */
export function LanesChart({ claim }: { claim: ClaimAnswer }) {
  const navigate = useNavigate();
  const actors = useActors();
  const narrow = useMediaQuery('(max-width: 700px)') ?? false;
  const lanes = useMemo(() => buildLanes(claim), [claim]);
  const nameOf = useCallback((id: string) => actors.get(id)?.name ?? id, [actors]);
  const option = useCallback(
    (scheme: ColourScheme) => lanesOption({ lanes, asOf: claim.asOf, narrow, nameOf }, scheme),
    [lanes, claim.asOf, narrow, nameOf],
  );
  const rows = useMemo(() => lanes.flatMap((lane) => lane.segments), [lanes]);
  return (
    <Chart
      title="Who says what, over time"
      file={`claim-${claim.claim}`}
      option={option}
      height={lanesHeight(lanes)}
      onClick={(event) => event.name && void navigate({ to: pathTo.statement(event.name) })}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.statement} ${row.speaker}`}
      noun={['position', 'positions']}
      tools={
        <Group gap="sm">
          {positions.map((position) => (
            <Text key={position} span size="xs" c="dimmed">
              <PositionLabel position={position} />
            </Text>
          ))}
        </Group>
      }
      sentence={lanesSentence(claim, rows, lanes.length)}
    />
  );
}

function lanesSentence(
  { asOf, positions: standing, reversals, disputes }: ClaimAnswer,
  rows: readonly LaneSegment[],
  speakers: number,
): string {
  const counts = positions
    .map((position) => [standing.filter((one) => one.position === position).length, position] as const)
    .filter(([count]) => count > 0);
  const where =
    counts.length === 0
      ? 'no one takes a position'
      : counts.map(([count, position]) => `${count} ${count === 1 ? position : bare[position]}`).join(', ');
  return `${formatCounted(speakers, 'speaker')} took a position ${formatCounted(rows.length, 'time')}. Counting everyone they speak for, on ${formatLongDay(asOf)}: ${where}; ${formatCounted(disputes.length, 'dispute')}, ${formatCounted(reversals.length, 'reversal')}.`;
}

const bare = { asserts: 'assert', denies: 'deny', questions: 'question', declines: 'decline' } as const;
