import { useNavigate } from '@tanstack/react-router';
import { type ComponentProps, useCallback, useMemo } from 'react';
import { Chart } from '../../charts/Chart';
import { formatCount, formatCounted } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import type { ColourScheme } from '../../stances/scale';
import { type Grid, knownCells, type StanceRow } from './grid';
import { layoutNetwork } from './networkLayout';
import { maxEdges, networkEdges, networkOption } from './networkOption';

interface Props extends Pick<ComponentProps<typeof Chart<StanceRow>>, 'columns' | 'rows' | 'rowKey' | 'noun' | 'csv' | 'file'> {
  grid: Grid;
  /** The same over all of history; it sets the layout. */
  base: Grid;
  nameOf: (id: string) => string;
}

/** The map as a network. */
export default function NetworkChart({ grid, base, nameOf, ...figure }: Props) {
  const navigate = useNavigate();
  const spots = useMemo(() => {
    const places = layoutNetwork(base);
    return new Map(base.actors.map((actor, i) => [actor, places[i] ?? { x: 0.5, y: 0.5 }]));
  }, [base]);
  const option = useCallback((scheme: ColourScheme) => networkOption(grid, spots, nameOf, scheme), [grid, spots, nameOf]);
  const [all, drawn] = [knownCells(grid).length, networkEdges(grid).length];
  return (
    <Chart
      {...figure}
      title="The same stances as a network"
      option={option}
      height="clamp(340px, 62vw, min(82vh, 900px))"
      onClick={({ dataType, data }) => {
        const { source, target, id } = data as { source?: string; target?: string; id?: string };
        if (dataType === 'edge' && source && target) void navigate({ to: pathTo.pair(source, target) });
        else if (id) void navigate({ to: pathTo.actor(id) });
      }}
      sentence={
        <>
          {formatCounted(drawn, 'stance')} as arrows from holder to target, wider with more evidence, dashed where it has nearly faded
          {drawn < all && `; the ${formatCount(maxEdges)} with the most evidence, of ${formatCount(all)}`}. Actors on good terms over all of
          history lie close together.
        </>
      }
    />
  );
}
