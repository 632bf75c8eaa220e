import { Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { PairLink } from '../../../actors/ActorName';
import { useActors } from '../../../api/actors';
import { answered, api } from '../../../api/client';
import { documentOf } from '../../../api/documents';
import { codebook } from '../../../acts/acts';
import { useClocks } from '../../../clocks/useClocks';
import { StanceNumber } from '../../../stance/StanceNumber';
import type { Column } from '../../../tables/columns';
import { DataTable } from '../../../tables/DataTable';
import { counted, formatLongDay, formatSigned } from '../../../words/format';
import type { Draft } from '../draft';
import { type Pair, pairsOf } from './attribution';
import { confidenceOf, foretell, midpointOf, type Sums } from './foretell';

/** More pairs than these are counted, not asked for. */
const most = 24;

interface Row extends Pair {
  before: Sums | undefined;
  after: Pick<Sums, 'stance' | 'low' | 'high'> | undefined;
}

/** How each pair's stance would move if the draft were recorded: a preview, by the method over the server's sums. */
export function Preview({ coding, evidence }: Draft) {
  const actors = useActors();
  const clocks = useClocks();
  const { scores, halfLifeDays = 180 } = clocks.search;
  const acts = useQuery(codebook(scores));
  const document = useQuery({ ...documentOf(evidence.document), enabled: evidence.document !== '' });
  const act = acts.data?.items.find((one) => one.code === coding.act);
  const latest = coding.saidOn.latest || coding.saidOn.earliest;
  const day = coding.saidOn.earliest !== '' && latest >= coding.saidOn.earliest ? midpointOf(coding.saidOn.earliest, latest) : undefined;
  const pairs = useMemo(() => (day === undefined || coding.speaker === '' ? [] : pairsOf({ ...coding, day }, actors)), [coding, day, actors]);
  // A statement newer than the day in the address counts from its own day on.
  const asOf = day !== undefined && clocks.asOf !== undefined && day > clocks.asOf ? day : clocks.asOf;
  const positions = useQueries({
    queries: pairs.slice(0, most).map(({ holder, target }) => ({
      queryKey: ['position', holder, target, asOf, clocks.query],
      queryFn: ({ signal }: { signal: AbortSignal }) => answered(api.GET('/api/stances/{holder}/{target}', { params: { path: { holder, target }, query: { ...clocks.query, asOf } }, signal })),
      enabled: asOf !== undefined,
    })),
  });
  const coming = act && day && document.data ? { intensity: act.intensity, confidence: document.data.withdrawn ? 0 : confidenceOf(document.data.reliability, evidence.credibility, coding.modality), day } : undefined;
  const rows = pairs.slice(0, most).map((pair, i): Row => {
    const before = positions[i]?.data;
    return { ...pair, before, after: before && coming && asOf ? foretell(before, coming, asOf, halfLifeDays) : undefined };
  });

  return (
    <section aria-label="Preview">
      <Title order={2} size="md">
        Preview: how stances would move
      </Title>
      {rows.length === 0 ? (
        <Text c="dimmed">Choose speaker, target and day, and the pairs that it counts for are shown here; with act and document too, where they would stand.</Text>
      ) : (
        <>
          <Text size="xs" c="dimmed" role="status">
            {`A preview, computed in this browser${asOf ? `, as of ${formatLongDay(asOf)}` : ''}: `}
            {coming === undefined ? 'act or document is lacking.' : coming.intensity === null ? `the act has no score in ${scores ?? 'icews'}, so nothing moves.` : `intensity ${formatSigned(coming.intensity, 1)}, confidence ${coming.confidence.toFixed(2)}. The server's answer counts.`}
            {pairs.length > most && ` ${counted(pairs.length - most, 'more pair')} not shown.`}
          </Text>
          <DataTable caption="Preview of stances" columns={columns} rows={rows} rowKey={(row) => `${row.holder}/${row.target}`} noun={['pair', 'pairs']} empty="" />
        </>
      )}
    </section>
  );
}

const columns: readonly Column<Row>[] = [
  { key: 'pair', head: 'Pair', render: (row) => <PairLink holder={row.holder} target={row.target} /> },
  { key: 'before', head: 'Now', render: (row) => row.before && <StanceNumber value={row.before} /> },
  { key: 'after', head: 'With it', render: (row) => row.after && <StanceNumber value={row.after} interval /> },
  { key: 'change', head: 'Change', align: 'end', render: (row) => (row.after?.stance == null ? '' : formatSigned(row.after.stance - (row.before?.stance ?? 0))) },
];
