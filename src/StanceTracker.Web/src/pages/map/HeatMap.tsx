import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useScheme } from '../../stance/useScheme';
import { labelInWords, stanceInWords } from '../../stance/words';
import type { Grid, Place } from './grid';
import classes from './HeatMap.module.css';
import { moved } from './moves';
import { Readout } from './Readout';
import { longestOf, placeAt, sizesFor, wholeOf } from './sizes';
import { sightOf, useCanvas } from './useCanvas';

interface Props {
  grid: Grid;
  names: readonly string[];
  /** Opens a pair. */
  onOpen: (holder: string, target: string) => void;
}

/** The matrix, drawn on a canvas as large as the visible part; works by pointer, touch and arrow keys. */
export function HeatMap({ grid, names, onOpen }: Props) {
  const scheme = useScheme();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const touched = useRef(false);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState<Place & { by: 'pointer' | 'keys' | 'touch' }>();
  const count = grid.actors.length;
  const longest = useMemo(() => longestOf(names), [names]);
  const sizes = useMemo(() => sizesFor(count, width, longest), [count, width, longest]);
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
    return box && placeAt(event.clientX - box.left, event.clientY - box.top, sightOf(frame.current), sizes, count);
  };

  const point = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return;
    const place = placeOf(event);
    if (place?.row !== at?.row || place?.column !== at?.column || at?.by !== 'pointer') setAt(place && { ...place, by: 'pointer' });
  };

  const open = ({ row, column }: Place) => onOpen(grid.actors[row] ?? '', grid.actors[column] ?? '');

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
      const place = moved(at, event.key, grid.cells);
      if (!place) return;
      setAt({ ...place, by: 'keys' });
      bringIntoSight(place);
    }
    event.preventDefault();
  };

  const bringIntoSight = ({ row, column }: Place) => {
    const [element, sight] = [frame.current, sightOf(frame.current)];
    if (!element) return;
    const [x, y] = [column * sizes.cell, row * sizes.cell];
    element.scrollLeft = Math.min(x, Math.max(sight.x, x + sizes.cell - (sight.width - sizes.left)));
    element.scrollTop = Math.min(y, Math.max(sight.y, y + sizes.cell - (sight.height - sizes.top)));
  };

  const position = (at && grid.cells[at.row]?.[at.column]) ?? null;
  const said = at ? `${names[at.row]} toward ${names[at.column]}: ${position ? `${stanceInWords(position)}, ${labelInWords(position)}` : 'unknown'}` : '';
  const sight = sightOf(frame.current);
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
        <div style={wholeOf(count, sizes)}>
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
          position={position}
          link={at.by === 'touch'}
        />
      )}
    </div>
  );
}
