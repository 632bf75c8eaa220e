import { Button, Group, SegmentedControl, Slider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EChartsType } from 'echarts';
import { useCallback, useMemo, useRef } from 'react';
import type { Pair } from '../../../api/stances';
import { Chart } from '../../../charts/Chart';
import { useClocks } from '../../../clocks/useClocks';
import { ErrorNotice } from '../../../components/ErrorNotice';
import { Notice } from '../../../components/Notice';
import { PageLoading } from '../../../components/PageLoading';
import { formatDay, formatNumber } from '../../../format/format';
import { toWords } from '../../../labels/toWords';
import { useShortcuts } from '../../../shortcuts/useShortcuts';
import type { ColourScheme } from '../../../stances/scale';
import type { Column } from '../../../tables/columns';
import { replayOrders } from '../search';
import { ReplayStep } from './ReplayStep';
import { replayOption } from './replayOption';
import { type ReplayLine, replayQuery } from './replayQuery';
import { replaySentence } from './replaySentence';
import { useReplayPlayback } from './useReplayPlayback';

interface Props {
  pair: Pair;
  order: (typeof replayOrders)[number];
  line: number | undefined;
  onOrder: (order: (typeof replayOrders)[number]) => void;
  onLine: (line: number) => void;
}

const stance = (value: number | null) => (value === null ? 'unknown' : formatNumber(value));

const columns: Column<ReplayLine & { step: number }>[] = [
  { key: 'step', header: 'Step', align: 'end', render: (row) => row.step, csv: (row) => row.step },
  { key: 'position', header: 'Position', align: 'end', render: (row) => row.position, csv: (row) => row.position },
  { key: 'day', header: 'Day', nowrap: true, render: (row) => (row.day ? formatDay(row.day) : ''), csv: (row) => row.day },
  { key: 'type', header: 'Event', render: (row) => toWords(row.type), csv: (row) => row.type },
  { key: 'statement', header: 'Statement', render: (row) => row.statement, csv: (row) => row.statement },
  { key: 'before', header: 'Before', align: 'end', render: (row) => stance(row.before), csv: (row) => row.before },
  { key: 'labelBefore', header: 'Label before', render: (row) => row.labelBefore, csv: (row) => row.labelBefore },
  { key: 'after', header: 'After', align: 'end', render: (row) => stance(row.after), csv: (row) => row.after },
  { key: 'labelAfter', header: 'Label after', render: (row) => row.labelAfter, csv: (row) => row.labelAfter },
];

/** How a stance developed: step by step, or played. */
export function ReplayPanel({ pair, order, line, onOrder, onLine }: Props) {
  const { query } = useClocks();
  const { data, error, refetch } = useQuery(replayQuery(pair, query, order));
  const lines = useMemo(() => data?.map((one, i) => ({ ...one, step: i + 1 })) ?? [], [data]);
  const last = lines.length;
  const step = Math.min(line ?? 1, Math.max(1, last));
  const go = useCallback((to: number) => onLine(Math.max(1, to)), [onLine]);
  const { playing, toggle } = useReplayPlayback(step, last, go);
  const option = useCallback((scheme: ColourScheme) => replayOption(lines, step, scheme), [lines, step]);
  const newest = useRef(go);
  newest.current = go;
  const watch = useCallback((chart: EChartsType) => {
    chart.getZr().on('click', ({ offsetX, offsetY }) => {
      const at = chart.containPixel({ gridIndex: 0 }, [offsetX, offsetY]) ? chart.convertFromPixel({ xAxisIndex: 0 }, offsetX) : undefined;
      if (typeof at === 'number') newest.current(Math.round(at));
    });
  }, []);
  useShortcuts('Replay', [
    { keys: 'p', description: 'Play or pause', run: toggle },
    { keys: 'k', description: 'Next step', run: () => step < last && go(step + 1) },
    { keys: 'j', description: 'Previous step', run: () => go(step - 1) },
  ]);

  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const now = lines[step - 1];
  return (
    <Stack gap="md">
      <Group gap="xs">
        <SegmentedControl
          aria-label="Order"
          value={order}
          onChange={(value) => onOrder(replayOrders.find((one) => one === value) ?? 'known')}
          data={[
            { value: 'known', label: 'As it became known' },
            { value: 'said', label: 'As it happened' },
          ]}
        />
        <Button onClick={() => go(1)} disabled={step <= 1}>
          First
        </Button>
        <Button onClick={() => go(step - 1)} disabled={step <= 1}>
          Back
        </Button>
        <Button variant="filled" onClick={toggle} disabled={last < 2}>
          {playing ? 'Pause' : 'Play'}
        </Button>
        <Button onClick={() => go(step + 1)} disabled={step >= last}>
          Forward
        </Button>
        <Button onClick={() => go(last)} disabled={step >= last}>
          Last
        </Button>
      </Group>
      {now ? (
        <>
          <Slider
            thumbLabel="Step"
            min={1}
            max={Math.max(2, last)}
            value={step}
            onChange={go}
            label={(value) => `${value} of ${last}`}
            size="sm"
          />
          <ReplayStep line={now} step={step} last={last} order={order} />
          <Chart
            title="The stance after each step"
            file={`replay-${pair.holder}-${pair.target}-${order}`}
            option={option}
            height={180}
            onReady={watch}
            columns={columns}
            rows={lines}
            rowKey={(row) => String(row.step)}
            noun={['step', 'steps']}
            sentence={replaySentence(lines, order)}
          />
        </>
      ) : (
        <Notice title="Nothing to replay">The ledger has no events for this pair by that day.</Notice>
      )}
    </Stack>
  );
}
