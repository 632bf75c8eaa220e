import { Title } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useActors } from '../../api/actors';
import { addressOf, useClocks } from '../../clocks/useClocks';
import { Failure } from '../../shell/Failure';
import { Notice } from '../../shell/Notice';
import { PageLoading } from '../../shell/PageLoading';
import { placeOf } from '../../shell/places';
import { useSetSearch } from '../../shell/search';
import { useTitle } from '../../shell/title';
import { positionColumns, positionKey } from './columns';
import { Explanation } from './Explanation';
import { Extent } from './Extent';
import { Filters } from './Filters';
import { rowsOf } from './grid';
import classes from './MapPage.module.css';
import { Matrix } from './Matrix';
import type { MapSearch } from './search';
import { mapSentence } from './sentence';
import { TimeBar } from './TimeBar';
import { useMap, whomOf } from './useMap';

const Network = lazy(() => import('./Network'));
const route = getRouteApi('/map');
const noun = ['position', 'positions'] as const;

/** A matrix of this few actors needs less room than the network beside it. */
const few = 12;

/** The map of stances: who stands where toward whom, as of a day, as known at a time. */
export function MapPage() {
  useTitle('Map of stances');
  const search = route.useSearch();
  const set = useSetSearch<MapSearch>();
  const navigate = useNavigate();
  const clocks = useClocks();
  const { grid, base, answer, ofKinds, inAll, pending, fetching, error, retry } = useMap(search, clocks.query, clocks.span?.last);
  const actors = useActors();
  const nameOf = useCallback((id: string) => actors.get(id)?.name ?? id, [actors]);
  const rows = useMemo(() => (grid ? rowsOf(grid) : []), [grid]);
  const names = useMemo(() => grid?.actors.map(nameOf) ?? [], [grid?.actors, nameOf]);
  const open = useCallback((holder: string, target: string) => void navigate({ to: placeOf.pair(holder, target) }), [navigate]);

  const view = search.view ?? 'both';
  const narrowed = !search.actors && !search.all;
  const figure = {
    file: `stances-${clocks.asOf}`,
    csv: addressOf('/api/stances/matrix.csv', { ...clocks.query, ...(narrowed ? { actors: grid?.actors.join(',') } : whomOf(search)), sparse: 'true' }),
    columns: positionColumns,
    rows,
    rowKey: positionKey,
    noun,
  };
  const nothingYet = clocks.head !== undefined && !clocks.span;
  return (
    <div className={classes.page}>
      <Title order={1}>Who stands where</Title>
      <Explanation view={view} />
      <Filters search={search} set={set} />
      <TimeBar clocks={clocks} step={search.step ?? 'month'} onStep={(step) => set({ step: step === 'month' ? undefined : step })} busy={fetching} />
      {error ? (
        <Failure error={error} onRetry={retry} />
      ) : nothingYet ? (
        <Notice title="The ledger has no statements yet">Record one, import event data with `ops/stance import FORMAT FILE`, or load the five sample articles with `ops/stance seed`.</Notice>
      ) : !grid || !base || pending ? (
        <PageLoading />
      ) : grid.actors.length === 0 ? (
        <Notice title="No actors match">No stance among these kinds of actors has this much evidence. Choose more kinds, or lower the minimum evidence.</Notice>
      ) : (
        <>
          {ofKinds !== undefined && inAll !== undefined && <Extent drawn={grid.actors.length} ofKinds={ofKinds} inAll={inAll} search={search} onAll={(all) => set({ all })} />}
          <div className={[classes.drawings, view === 'both' && classes.beside, grid.actors.length <= few && classes.few].filter(Boolean).join(' ')}>
            {view !== 'network' && <Matrix {...figure} grid={grid} names={names} onOpen={open} sentence={answer && mapSentence(grid, answer.asOf, nameOf)} />}
            {view !== 'matrix' && (
              <Suspense fallback={<PageLoading />}>
                <Network {...figure} grid={grid} base={base} nameOf={nameOf} />
              </Suspense>
            )}
          </div>
        </>
      )}
    </div>
  );
}
