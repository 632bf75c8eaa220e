import type { EChartsType } from 'echarts';

/** A shorter drag is a click. */
const minDrag = 6;

/**
 * Lets a drag across a plot select a span of days.
 * @param timeAt The time at a point; undefined outside plots.
 */
export function brushAcross(
  chart: EChartsType,
  timeAt: (x: number, y: number) => number | undefined,
  onBrush: (from: number, to: number) => void,
): void {
  const drawing = chart.getZr();
  const cover = document.createElement('div');
  cover.style.cssText =
    'position: absolute; top: 0; bottom: 60px; pointer-events: none; display: none; background: var(--mantine-primary-color-light); border-inline: 1px solid var(--mantine-primary-color-filled)';
  chart.getDom().append(cover);
  let start: { x: number; y: number; time: number } | undefined;
  let end: { x: number; time: number } | undefined;
  drawing.on('mousedown', ({ offsetX: x, offsetY: y, event }) => {
    const time = timeAt(x, y);
    // With Shift, a drag pans.
    start = time === undefined || event.shiftKey ? undefined : { x, y, time };
    end = undefined;
  });
  drawing.on('mousemove', ({ offsetX: x }) => {
    const time = start && timeAt(x, start.y);
    if (!start || time === undefined) return;
    end = { x, time };
    cover.style.display = Math.abs(x - start.x) < minDrag ? 'none' : 'block';
    cover.style.left = `${Math.min(x, start.x)}px`;
    cover.style.width = `${Math.abs(x - start.x)}px`;
  });
  const done = () => {
    if (start && end && Math.abs(end.x - start.x) >= minDrag) onBrush(Math.min(start.time, end.time), Math.max(start.time, end.time));
    [start, end] = [undefined, undefined];
    cover.style.display = 'none';
  };
  drawing.on('mouseup', done);
  drawing.on('globalout', done);
}
