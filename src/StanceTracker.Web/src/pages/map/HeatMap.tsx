import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { formatLabel, formatStance } from '../../stances/labels';
import { useColourScheme } from '../../stances/useColourScheme';
import { cellAt, fitDimensions, fullSize, measureLongest } from './dimensions';
import type { Cell, Grid } from './grid';
import classes from './HeatMap.module.css';
import { moveCell } from './moveCell';
import { Readout } from './Readout';
import { useCanvas, viewportOf } from './useCanvas';

interface Props {
  grid: Grid;
  names: readonly string[];
  /** Opens a pair. */
  onOpen: (holder: string, target: string) => void;
}

/** The matrix, drawn on a canvas as large as the visible part; works by pointer, touch and arrow keys. */
export function HeatMap({ grid, names, onOpen }: Props) {
  const scheme = useColourScheme();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const touched = useRef(false);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState<Cell & { by: 'pointer' | 'keys' | 'touch' }>();
  const count = grid.actors.length;
  const longest = useMemo(() => measureLongest(names), [names]);
  const dimensions = useMemo(() => fitDimensions(count, width, longest), [count, width, longest]);
  const paint = useCanvas(
    frame,
    canvas,
    grid,
    useMemo(() => ({ names, dimensions, scheme }), [names, dimensions, scheme]),
    at,
  );

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const sized = new ResizeObserver(() => setWidth(element.clientWidth));
    sized.observe(element);
    return () => sized.disconnect();
  }, []);

  const placeOf = (event: MouseEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    return box && cellAt(event.clientX - box.left, event.clientY - box.top, viewportOf(frame.current), dimensions, count);
  };

  const point = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return;
    const place = placeOf(event);
    if (place?.row !== at?.row || place?.column !== at?.column || at?.by !== 'pointer') setAt(place && { ...place, by: 'pointer' });
  };

  const open = ({ row, column }: Cell) => onOpen(grid.actors[row] ?? '', grid.actors[column] ?? '');

  const click = (event: MouseEvent) => {
    const place = placeOf(event);
    if (!place) setAt(undefined);
    else if (touched.current) setAt({ ...place, by: 'touch' });
    else open(place);
  };

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && at) open(at);
    else if (event.key === 'Escape') setAt(undefined);
    else {
      const place = moveCell(at, event.key, grid.cells);
      if (!place) return;
      setAt({ ...place, by: 'keys' });
      bringIntoSight(place);
    }
    event.preventDefault();
  };

  const bringIntoSight = ({ row, column }: Cell) => {
    const [element, viewport] = [frame.current, viewportOf(frame.current)];
    if (!element) return;
    const [x, y] = [column * dimensions.cell, row * dimensions.cell];
    element.scrollLeft = Math.min(x, Math.max(viewport.x, x + dimensions.cell - (viewport.width - dimensions.left)));
    element.scrollTop = Math.min(y, Math.max(viewport.y, y + dimensions.cell - (viewport.height - dimensions.top)));
  };

  const estimate = (at && grid.cells[at.row]?.[at.column]) ?? null;
  const announcement = at
    ? `${names[at.row]} toward ${names[at.column]}: ${estimate ? `${formatStance(estimate)}, ${formatLabel(estimate)}` : 'unknown'}`
    : '';
  const viewport = viewportOf(frame.current);
  return (
    <div className={classes.whole}>
      <div
        ref={frame}
        className={classes.frame}
        role="application"
        aria-roledescription="heat map"
        aria-label="Stances of holders (rows) toward targets (columns). Arrow keys move, Enter opens the pair."
        tabIndex={0}
        onScroll={paint}
        onKeyDown={press}
        onPointerDown={(event) => (touched.current = event.pointerType !== 'mouse')}
        onPointerMove={point}
        onPointerLeave={() => at?.by === 'pointer' && setAt(undefined)}
        onClick={click}
      >
        <div style={fullSize(count, dimensions)}>
          <canvas ref={canvas} className={classes.canvas} aria-hidden />
        </div>
      </div>
      <VisuallyHidden aria-live="polite">{at?.by === 'keys' ? announcement : ''}</VisuallyHidden>
      {at && (
        <Readout
          frame={viewport}
          x={dimensions.left + (at.column + 1) * dimensions.cell - viewport.x}
          y={dimensions.top + (at.row + 1) * dimensions.cell - viewport.y}
          holder={grid.actors[at.row] ?? ''}
          target={grid.actors[at.column] ?? ''}
          estimate={estimate}
          link={at.by === 'touch'}
        />
      )}
    </div>
  );
}
