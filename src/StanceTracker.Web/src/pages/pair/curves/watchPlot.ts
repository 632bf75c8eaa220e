import type { EChartsType } from 'echarts';
import { brushAcross } from './brushAcross';

interface PlotListener {
  /** The first and the last day in sight, once the hand is off. */
  onSpan: (from: number, to: number) => void;
  /** The day that is pointed at; undefined where none is. */
  onPoint: (day: number | undefined) => void;
  /** A day that is clicked, away from marks. */
  onDay: (day: number) => void;
}

const dayMs = 86_400_000;
const debounceMs = 250;

const readField = (part: unknown, name: string): unknown => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined);
const first = (part: unknown): unknown => (Array.isArray(part) ? part[0] : part);

/** Tells what is done in plots over days: zoomed, brushed, pointed at, clicked. */
export function watchPlot(chart: EChartsType, { onSpan, onPoint, onDay }: PlotListener): void {
  const drawing = chart.getZr();
  let held = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // A slider in the hand must not be drawn anew: its new span is told when it is let go.
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
