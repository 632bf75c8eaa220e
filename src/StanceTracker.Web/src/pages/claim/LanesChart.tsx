import { Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ActorLink } from '../../actors/ActorLink';
import { useActors } from '../../api/actors';
import type { ClaimAnswer } from '../../api/claims';
import { Chart } from '../../charts/Chart';
import { StandpointLabel, standpoints } from '../../claims/standpoints';
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
    header: 'Standpoint',
    render: (row) => <StandpointLabel standpoint={row.position} />,
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
      noun={['standpoint', 'standpoints']}
      tools={
        <Group gap="sm">
          {standpoints.map((standpoint) => (
            <Text key={standpoint} span size="xs" c="dimmed">
              <StandpointLabel standpoint={standpoint} />
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
  const counts = standpoints
    .map((standpoint) => [standing.filter((one) => one.position === standpoint).length, standpoint] as const)
    .filter(([count]) => count > 0);
  const where =
    counts.length === 0
      ? 'no one takes a stand'
      : counts.map(([count, standpoint]) => `${count} ${count === 1 ? standpoint : bare[standpoint]}`).join(', ');
  return `${formatCounted(speakers, 'speaker')} took a stand ${formatCounted(rows.length, 'time')}. Counting everyone they speak for, on ${formatLongDay(asOf)}: ${where}; ${formatCounted(disputes.length, 'dispute')}, ${formatCounted(reversals.length, 'reversal')}.`;
}

const bare = { asserts: 'assert', denies: 'deny', questions: 'question', declines: 'decline' } as const;
