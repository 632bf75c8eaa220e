import type { EChartsType } from 'echarts';
import { brushAcross } from './brushAcross';

interface PlotListener {
  /** The first and the last visible day, once a drag ends. */
  onSpan: (from: number, to: number) => void;
  /** The day under the pointer; undefined if there is none. */
  onPoint: (day: number | undefined) => void;
  /** A clicked day, away from marks. */
  onDay: (day: number) => void;
}

const dayMs = 86_400_000;
const debounceMs = 250;

const readField = (part: unknown, name: string): unknown =>
  typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined;
const first = (part: unknown): unknown => (Array.isArray(part) ? part[0] : part);

/** Reports zooming, brushing, pointing and clicking in plots over days. */
export function watchPlot(chart: EChartsType, { onSpan, onPoint, onDay }: PlotListener): void {
  const drawing = chart.getZr();
  let held = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // Redrawing a slider would break the drag, so report the new span on release.
  const tell = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (chart.isDisposed()) return;
      if (held) return tell();
      const zoom = first(readField(chart.getOption(), 'dataZoom'));
      const [from, to] = [readField(zoom, 'startValue'), readField(zoom, 'endValue')];
      if (typeof from === 'number' && typeof to === 'number') onSpan(from / dayMs, to / dayMs);
    }, debounceMs);
  };
  drawing.on('mousedown', () => {
    held = true;
    window.addEventListener('pointerup', () => (held = false), { once: true });
  });
  chart.on('datazoom', tell);
  chart.on('updateAxisPointer', (event) => {
    const value = readField(first(readField(event, 'axesInfo')), 'value');
    onPoint(typeof value === 'number' ? value / dayMs : undefined);
  });
  drawing.on('globalout', () => onPoint(undefined));
  const timeAt = (x: number, y: number): number | undefined => {
    const grid = [0, 1].find((gridIndex) => chart.containPixel({ gridIndex }, [x, y]));
    const time = grid === undefined ? undefined : chart.convertFromPixel({ xAxisIndex: grid }, x);
    return typeof time === 'number' ? time : undefined;
  };
  drawing.on('click', (event) => {
    const time = event.target ? undefined : timeAt(event.offsetX, event.offsetY);
    if (time !== undefined) onDay(time / dayMs);
  });
  brushAcross(chart, timeAt, (from, to) => chart.dispatchAction({ type: 'dataZoom', startValue: from, endValue: to }));
}
