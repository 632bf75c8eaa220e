import { Title } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useActors } from '../../api/actors';
import { buildUrl } from '../../api/buildUrl';
import { useClocks } from '../../clocks/useClocks';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Notice } from '../../components/Notice';
import { PageLoading } from '../../components/PageLoading';
import { pathTo } from '../../routing/pathTo';
import { useSetSearch } from '../../routing/searchParams';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { Coverage } from './Coverage';
import { stanceColumns, stanceKey } from './columns';
import { Explanation } from './Explanation';
import { Filters } from './Filters';
import { knownCells } from './grid';
import classes from './MapPage.module.css';
import { MatrixFigure } from './MatrixFigure';
import { mapSentence } from './mapSentence';
import type { MapSearch } from './search';
import { TimeBar } from './TimeBar';
import { actorParams, useMap } from './useMap';

const Network = lazy(() => import('./NetworkChart'));
const route = getRouteApi('/map');
const noun = ['stance', 'stances'] as const;

/** A matrix of this few actors needs less room than the network beside it. */
const compactBelow = 12;

/** The map of stances: who stands where toward whom, as of a day, as known at a time. */
export function MapPage() {
  useDocumentTitle('Map of stances');
  const search = route.useSearch();
  const set = useSetSearch<MapSearch>();
  const navigate = useNavigate();
  const clocks = useClocks();
  const { grid, base, answer, ofKinds, inAll, pending, fetching, error, retry } = useMap(search, clocks.query, clocks.span?.last);
  const actors = useActors();
  const nameOf = useCallback((id: string) => actors.get(id)?.name ?? id, [actors]);
  const rows = useMemo(() => (grid ? knownCells(grid) : []), [grid]);
  const names = useMemo(() => grid?.actors.map(nameOf) ?? [], [grid?.actors, nameOf]);
  const open = useCallback((holder: string, target: string) => void navigate({ to: pathTo.pair(holder, target) }), [navigate]);

  const view = search.view ?? 'both';
  const narrowed = !search.actors && !search.all;
  const figure = {
    file: `stances-${clocks.asOf}`,
    csv: buildUrl('/api/stances/matrix.csv', {
      ...clocks.query,
      ...(narrowed ? { actors: grid?.actors.join(',') } : actorParams(search)),
      sparse: 'true',
    }),
    columns: stanceColumns,
    rows,
    rowKey: stanceKey,
    noun,
  };
  const nothingYet = clocks.head !== undefined && !clocks.span;
  return (
    <div className={classes.page}>
      <Title order={1}>Who stands where</Title>
      <Explanation view={view} />
      <Filters search={search} set={set} />
      <TimeBar
        clocks={clocks}
        step={search.step ?? 'month'}
        onStep={(step) => set({ step: step === 'month' ? undefined : step })}
        busy={fetching}
      />
      {error ? (
        <ErrorNotice error={error} onRetry={retry} />
      ) : nothingYet ? (
        <Notice title="The ledger has no statements yet">
          Record one, import event data with `ops/stance import FORMAT FILE`, or load the five sample articles with `ops/stance seed`.
        </Notice>
      ) : !grid || !base || pending ? (
        <PageLoading />
      ) : grid.actors.length === 0 ? (
        <Notice title="No actors match">
          No stance among these kinds of actors has this much evidence. Choose more kinds, or lower the minimum evidence.
        </Notice>
      ) : (
        <>
          {ofKinds !== undefined && inAll !== undefined && (
            <Coverage drawn={grid.actors.length} ofKinds={ofKinds} inAll={inAll} search={search} onAll={(all) => set({ all })} />
          )}
          <div
            className={[classes.drawings, view === 'both' && classes.beside, grid.actors.length <= compactBelow && classes.few]
              .filter(Boolean)
              .join(' ')}
          >
            {view !== 'network' && (
              <MatrixFigure
                {...figure}
                grid={grid}
                names={names}
                onOpen={open}
                sentence={answer && mapSentence(grid, answer.asOf, nameOf)}
              />
            )}
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
