import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Viewport } from './dimensions';
import { type Drawing, drawGrid, drawPointedCell } from './drawHeatMap';
import type { Cell, Grid } from './grid';

/** The visible part of a frame's content. */
export function viewportOf(frame: HTMLElement | null): Viewport {
  const { scrollLeft = 0, scrollTop = 0, clientWidth = 0, clientHeight = 0 } = frame ?? {};
  return { x: scrollLeft, y: scrollTop, width: clientWidth, height: clientHeight };
}

/**
 * Keeps the visible part of a grid painted on a canvas. The grid is painted off-screen and copied, so that the highlight can move without repainting it.
 * @returns A function to call on scroll.
 */
export function useCanvas(
  frame: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  grid: Grid,
  still: Omit<Drawing, 'viewport'>,
  at: Cell | undefined,
): () => void {
  const beside = useRef<HTMLCanvasElement>(undefined);
  const place = useRef(at);
  place.current = at;

  const show = useCallback(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !beside.current?.width) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(beside.current, 0, 0);
    const ratio = window.devicePixelRatio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (place.current) drawPointedCell(context, { ...still, viewport: viewportOf(frame.current) }, place.current);
  }, [canvas, frame, still]);

  const paint = useCallback(() => {
    const [to, viewport] = [canvas.current, viewportOf(frame.current)];
    beside.current ??= document.createElement('canvas');
    const context = beside.current.getContext('2d');
    if (!to || !context || viewport.width === 0) return;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(viewport.width * ratio), Math.round(viewport.height * ratio)];
    if (to.width !== width || to.height !== height) {
      for (const one of [to, beside.current]) [one.width, one.height] = [width, height];
      [to.style.width, to.style.height] = [`${viewport.width}px`, `${viewport.height}px`];
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawGrid(context, grid, { ...still, viewport });
    show();
  }, [canvas, frame, grid, still, show]);

  useLayoutEffect(paint, [paint]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn again when another cell is pointed at
  useLayoutEffect(show, [show, at]);

  // Fonts may load after the first paint.
  useEffect(() => void document.fonts.ready.then(paint), [paint]);
  return paint;
}
