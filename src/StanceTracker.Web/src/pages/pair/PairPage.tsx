import { Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useActors } from '../../api/actors';
import { stanceQuery } from '../../api/stances';
import { useClocks } from '../../clocks/useClocks';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PageLoading } from '../../components/PageLoading';
import { useSetSearch } from '../../routing/searchParams';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { useShortcuts } from '../../shortcuts/useShortcuts';
import { defaultSpan } from '../../stances/history/span';
import { ComparePanel } from './compare/ComparePanel';
import { CurvesChart } from './curves/CurvesChart';
import { useDirection, useEventHistory, usePairStatements } from './curves/useDirection';
import { PairHeader } from './PairHeader';
import { PinnedStatement } from './PinnedStatement';
import { ReplayPanel } from './replay/ReplayPanel';
import { type PairSearch, pairViews } from './search';
import { WhyPanel } from './why/WhyPanel';

/** A pair: both directions over time, what makes up the stance, its replay, and comparisons. */
export function PairPage() {
  const { holder, target } = useParams({ from: '/stances/$holder/$target' });
  const search = useSearch({ from: '/stances/$holder/$target' });
  const set = useSetSearch<PairSearch>();
  const { query, asOf, span: days, set: setClocks } = useClocks();
  const actors = useActors();
  const [holderName, targetName] = [actors.get(holder)?.name ?? holder, actors.get(target)?.name ?? target];
  useDocumentTitle(`${holderName} → ${targetName}`);

  const pair = useMemo(() => ({ holder, target }), [holder, target]);
  const reversePair = useMemo(() => ({ holder: target, target: holder }), [holder, target]);
  const end = asOf && days && days.last > asOf ? days.last : asOf;
  const toEnd = useMemo(() => (query && end ? { ...query, asOf: end } : undefined), [query, end]);
  const estimate = useQuery(stanceQuery(pair, query));
  const statements = usePairStatements(pair);
  const events = [useEventHistory(pair, toEnd), useEventHistory(reversePair, toEnd)] as const;

  const turns = [...new Set(events.flatMap((one) => one.data?.points.map((point) => point.day) ?? []))].sort();
  const first = turns[0] ?? end;
  const last = turns.at(-1) ?? end;
  const whole = useMemo(() => (first && end ? { from: first, to: end } : undefined), [first, end]);
  const span = useMemo(() => {
    if (search.from && search.to && search.from < search.to) return { from: search.from, to: search.to };
    return whole && last ? defaultSpan(whole.from, last, whole.to) : undefined;
  }, [search.from, search.to, whole, last]);
  const forward = useDirection(pair, query, toEnd, span);
  const backward = useDirection(reversePair, query, toEnd, span);
  const directions = useMemo(
    () => [
      { ...forward, name: `${holderName} → ${targetName}` },
      { ...backward, name: `${targetName} → ${holderName}` },
    ],
    [forward, backward, holderName, targetName],
  );

  const pin = useCallback((statement: string | undefined) => set({ pin: statement }, { replace: true }), [set]);
  const step = (by: 1 | -1) => {
    const marks = [...forward.marks, ...backward.marks].sort((a, b) => (a.day < b.day ? -1 : 1));
    const at = marks.findIndex((mark) => mark.statement === search.pin);
    const next = marks[at < 0 ? (by > 0 ? 0 : marks.length - 1) : at + by];
    if (next) pin(next.statement);
  };
  useShortcuts('Pair', [
    { keys: ']', description: 'Pin the next statement', run: () => step(1) },
    { keys: '[', description: 'Pin the previous statement', run: () => step(-1) },
    { keys: 'v w', description: 'Why', run: () => set({ view: undefined }) },
    { keys: 'v r', description: 'Replay', run: () => set({ view: 'replay' }) },
    { keys: 'v c', description: 'Compare', run: () => set({ view: 'compare' }) },
  ]);
  const onLine = useCallback((line: number) => set({ line }, { replace: true }), [set]);

  const failed = [estimate, ...events].find((one) => one.error);
  if (failed?.error) return <ErrorNotice page error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <Stack gap="md">
      <PairHeader {...pair} estimate={estimate.data} />
      {events.every((one) => one.data) && whole && span && asOf ? (
        <CurvesChart
          directions={directions}
          names={[holderName, targetName]}
          span={span}
          whole={whole}
          asOf={asOf}
          pin={search.pin}
          onSpan={(part) => set({ ...span, ...part }, { replace: true })}
          onPin={pin}
          onAsOf={(day) => setClocks({ asOf: day })}
        />
      ) : (
        <PageLoading />
      )}
      {search.pin && (
        <PinnedStatement
          id={search.pin}
          contribution={estimate.data?.contributions?.find((one) => one.statement === search.pin)}
          onUnpin={() => pin(undefined)}
          onStep={step}
        />
      )}
      <Tabs
        value={search.view ?? 'why'}
        onChange={(value) => set({ view: pairViews.find((view) => view === value && view !== 'why') })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="why">Why</Tabs.Tab>
          <Tabs.Tab value="replay">Replay</Tabs.Tab>
          <Tabs.Tab value="compare">Compare</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="why">
          <WhyPanel estimate={estimate} statements={statements} pin={search.pin} onPin={pin} />
        </Tabs.Panel>
        <Tabs.Panel value="replay">
          <ReplayPanel
            pair={pair}
            order={search.order ?? 'known'}
            line={search.line}
            onOrder={(order) => set({ order: order === 'known' ? undefined : order, line: undefined })}
            onLine={onLine}
          />
        </Tabs.Panel>
        <Tabs.Panel value="compare">
          <ComparePanel pair={pair} statements={statements} other={search.with} onOther={(clocks) => set({ with: clocks })} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
