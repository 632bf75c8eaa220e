import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useColourScheme } from '../../stances/useColourScheme';
import { formatLabel, formatStance } from '../../stances/labels';
import type { Grid, Cell } from './grid';
import classes from './HeatMap.module.css';
import { moveCell } from './moveCell';
import { Readout } from './Readout';
import { measureLongest, cellAt, fitDimensions, fullSize } from './dimensions';
import { viewportOf, useCanvas } from './useCanvas';

interface Props {
  grid: Grid;
  names: readonly string[];
  /** Opens the pair of a place. */
  onOpen: (holder: string, target: string) => void;
}

/** The matrix: drawn on a canvas that is as large as what is in sight, read by pointer, finger and arrow keys. */
export function HeatMap({ grid, names, onOpen }: Props) {
  const scheme = useColourScheme();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const touched = useRef(false);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState<Cell & { by: 'pointer' | 'keys' | 'touch' }>();
  const count = grid.actors.length;
  const longest = useMemo(() => measureLongest(names), [names]);
  const sizes = useMemo(() => fitDimensions(count, width, longest), [count, width, longest]);
  const paint = useCanvas(frame, canvas, grid, useMemo(() => ({ names, sizes, scheme }), [names, sizes, scheme]), at);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const sized = new ResizeObserver(() => setWidth(element.clientWidth));
    sized.observe(element);
    return () => sized.disconnect();
  }, []);

  const placeOf = (event: MouseEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    return box && cellAt(event.clientX - box.left, event.clientY - box.top, viewportOf(frame.current), sizes, count);
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
    const [element, sight] = [frame.current, viewportOf(frame.current)];
    if (!element) return;
    const [x, y] = [column * sizes.cell, row * sizes.cell];
    element.scrollLeft = Math.min(x, Math.max(sight.x, x + sizes.cell - (sight.width - sizes.left)));
    element.scrollTop = Math.min(y, Math.max(sight.y, y + sizes.cell - (sight.height - sizes.top)));
  };

  const position = (at && grid.cells[at.row]?.[at.column]) ?? null;
  const said = at ? `${names[at.row]} toward ${names[at.column]}: ${position ? `${formatStance(position)}, ${formatLabel(position)}` : 'unknown'}` : '';
  const sight = viewportOf(frame.current);
  return (
    <div className={classes.whole}>
      <div
        ref={frame}
        className={classes.frame}
        role="application"
        aria-roledescription="heat map"
        aria-label="Stances of holders, in rows, toward targets, in columns. Arrow keys move, Enter opens the pair."
        tabIndex={0}
        onScroll={paint}
        onKeyDown={press}
        onPointerDown={(event) => (touched.current = event.pointerType !== 'mouse')}
        onPointerMove={point}
        onPointerLeave={() => at?.by === 'pointer' && setAt(undefined)}
        onClick={click}
      >
        <div style={fullSize(count, sizes)}>
          <canvas ref={canvas} className={classes.canvas} aria-hidden />
        </div>
      </div>
      <VisuallyHidden aria-live="polite">{at?.by === 'keys' ? said : ''}</VisuallyHidden>
      {at && (
        <Readout
          frame={sight}
          x={sizes.left + (at.column + 1) * sizes.cell - sight.x}
          y={sizes.top + (at.row + 1) * sizes.cell - sight.y}
          holder={grid.actors[at.row] ?? ''}
          target={grid.actors[at.column] ?? ''}
          estimate={position}
          link={at.by === 'touch'}
        />
      )}
    </div>
  );
}
