import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { stanceInWords } from '../../stance/words';
import { useScheme } from '../../stance/useScheme';
import type { Grid, Place } from './grid';
import { draw, longestOf, placeAt, type Sight, sizesFor } from './heatmap';
import classes from './HeatMap.module.css';
import { moved } from './moves';
import { Readout } from './Readout';

interface Props {
  grid: Grid;
  names: readonly string[];
  /** Opens the pair of a place. */
  onOpen: (holder: string, target: string) => void;
}

/** The matrix: drawn on a canvas that is as large as what is in sight, read by pointer, finger and arrow keys. */
export function HeatMap({ grid, names, onOpen }: Props) {
  const scheme = useScheme();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const touched = useRef(false);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState<Place & { by: 'pointer' | 'keys' | 'touch' }>();
  const count = grid.actors.length;
  const sizes = useMemo(() => sizesFor(count, width, longestOf(names)), [count, width, names]);
  const whole = { width: sizes.left + count * sizes.cell + 1, height: sizes.top + count * sizes.cell + 1 };

  const sight = useCallback((): Sight => {
    const { scrollLeft = 0, scrollTop = 0, clientWidth = 0, clientHeight = 0 } = frame.current ?? {};
    return { x: scrollLeft, y: scrollTop, width: clientWidth, height: clientHeight };
  }, []);

  const paint = useCallback(() => {
    const [to, seen] = [canvas.current, sight()];
    const context = to?.getContext('2d');
    if (!to || !context || seen.width === 0) return;
    const ratio = window.devicePixelRatio;
    const [w, h] = [Math.round(seen.width * ratio), Math.round(seen.height * ratio)];
    if (to.width !== w || to.height !== h) {
      [to.width, to.height] = [w, h];
      [to.style.width, to.style.height] = [`${seen.width}px`, `${seen.height}px`];
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(context, grid, names, sizes, seen, scheme, at);
  }, [grid, names, sizes, scheme, at, sight]);

  useLayoutEffect(paint, [paint]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const sized = new ResizeObserver(() => setWidth(element.clientWidth));
    sized.observe(element);
    return () => sized.disconnect();
  }, []);

  // The letters may come after the first drawing.
  useEffect(() => void document.fonts.ready.then(paint), [paint]);

  const placeOf = (event: MouseEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    return box && placeAt(event.clientX - box.left, event.clientY - box.top, sight(), sizes, count);
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
    const [element, seen] = [frame.current, sight()];
    if (!element) return;
    const [x, y] = [column * sizes.cell, row * sizes.cell];
    element.scrollLeft = Math.min(x, Math.max(seen.x, x + sizes.cell - (seen.width - sizes.left)));
    element.scrollTop = Math.min(y, Math.max(seen.y, y + sizes.cell - (seen.height - sizes.top)));
  };

  const position = at && grid.cells[at.row]?.[at.column];
  const said = at ? `${names[at.row]} toward ${names[at.column]}: ${position ? stanceInWords(position) : 'unknown'}` : '';
  const seen = sight();
  return (
    <>
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
        <div style={whole}>
          <canvas ref={canvas} className={classes.canvas} aria-hidden />
        </div>
      </div>
      <VisuallyHidden aria-live="polite">{at?.by === 'keys' ? said : ''}</VisuallyHidden>
      {at && frame.current && (
        <Readout
          frame={frame.current.getBoundingClientRect()}
          x={sizes.left + (at.column + 1) * sizes.cell - seen.x}
          y={sizes.top + (at.row + 1) * sizes.cell - seen.y}
          holder={grid.actors[at.row] ?? ''}
          target={grid.actors[at.column] ?? ''}
          position={position ?? null}
          link={at.by === 'touch'}
        />
      )}
    </>
  );
}
