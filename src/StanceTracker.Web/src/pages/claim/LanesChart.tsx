import { Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ActorLink } from '../../actors/ActorName';
import { useActors } from '../../api/actors';
import type { ClaimAnswer } from '../../api/claims';
import { Chart } from '../../charts/Chart';
import { positions, PositionWord } from '../../claims/positions';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import type { Scheme } from '../../stance/scale';
import type { Column } from '../../tables/columns';
import { counted, formatDay, formatLongDay } from '../../words/format';
import { lanesOf, type Stretch } from './lanes';
import { lanesHeight, lanesOption } from './lanesOption';

const columns: Column<Stretch>[] = [
  { key: 'day', head: 'Day', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day, csv: (row) => row.day },
  { key: 'speaker', head: 'Speaker', render: (row) => <ActorLink id={row.speaker} />, sort: (row) => row.speaker, csv: (row) => row.speaker },
  { key: 'position', head: 'Position', render: (row) => <PositionWord position={row.position} />, sort: (row) => row.position, csv: (row) => row.position },
  { key: 'statement', head: 'Statement', render: (row) => <PlaceLink to={placeOf.statement(row.statement)}>{row.statement}</PlaceLink>, csv: (row) => row.statement },
  { key: 'until', head: 'Held until', nowrap: true, render: (row) => formatDay(row.until), csv: (row) => row.until },
];

/** Who said what on a claim over time, a lane per speaker. */
export function LanesChart({ claim }: { claim: ClaimAnswer }) {
  const navigate = useNavigate();
  const actors = useActors();
  const narrow = useMediaQuery('(max-width: 700px)') ?? false;
  const lanes = useMemo(() => lanesOf(claim), [claim]);
  const nameOf = useCallback((id: string) => actors.get(id)?.name ?? id, [actors]);
  const option = useCallback((scheme: Scheme) => lanesOption({ lanes, asOf: claim.asOf, narrow, nameOf }, scheme), [lanes, claim.asOf, narrow, nameOf]);
  const rows = useMemo(() => lanes.flatMap((lane) => lane.stretches), [lanes]);
  return (
    <Chart
      title="Who says what, over time"
      file={`claim-${claim.claim}`}
      option={option}
      height={lanesHeight(lanes)}
      onClick={(event) => event.name && void navigate({ to: placeOf.statement(event.name) })}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.statement} ${row.speaker}`}
      noun={['position', 'positions']}
      tools={
        <Group gap="sm">
          {positions.map((position) => (
            <Text key={position} span size="xs" c="dimmed">
              <PositionWord position={position} />
            </Text>
          ))}
        </Group>
      }
      sentence={sentenceOf(claim, rows, lanes.length)}
    />
  );
}

function sentenceOf({ asOf, positions: standing, reversals, disputes }: ClaimAnswer, rows: readonly Stretch[], speakers: number): string {
  const told = positions.map((position) => [standing.filter((one) => one.position === position).length, position] as const).filter(([count]) => count > 0);
  const where = told.length === 0 ? 'no one takes a position' : told.map(([count, position]) => `${count} ${count === 1 ? position : bare[position]}`).join(', ');
  return `${counted(speakers, 'speaker')} took a position ${counted(rows.length, 'time')}. Counting everyone they speak for, on ${formatLongDay(asOf)}: ${where}; ${counted(disputes.length, 'dispute')}, ${counted(reversals.length, 'reversal')}.`;
}

const bare = { asserts: 'assert', denies: 'deny', questions: 'question', declines: 'decline' } as const;
