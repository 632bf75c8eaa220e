import type { CustomSeriesOption, EChartsOption, LineSeriesOption, ScatterSeriesOption } from 'echarts';
import { quadClasses } from '../../../acts/quadClasses';
import { chartColours } from '../../../charts/colours';
import { hatch } from '../../../charts/hatch';
import { knownSegments, unknownSpans } from '../../../stances/history/segments';
import type { Span } from '../../../stances/history/span';
import { isKnownLabel } from '../../../stances/labels';
import { type ColourScheme, sideColour } from '../../../stances/scale';
import { type Mark, markSize } from './marks';
import { markTooltip } from './markTooltip';
import type { Direction } from './useDirection';

/** One direction with display names. */
export interface NamedDirection extends Direction {
  name: string;
}

interface Drawn {
  directions: readonly NamedDirection[];
  span: Span;
  /** The first and the last day that can be shown. */
  whole: Span;
  asOf: string;
}

const left = 34;
const right = 12;
/** Heights: above the first plot, of each plot, and between them. */
const [above, plot, between] = [32, 170, 34];

/** The height of the chart. */
export const curvesHeight = above + 2 * plot + between + 74;

const timeOf = (day: string): number => Date.parse(day);

/** Both directions, one above the other, over the same days. */
export function curvesOption({ directions, span, whole, asOf }: Drawn, scheme: ColourScheme): EChartsOption {
  const colours = chartColours[scheme];
  return {
    useUTC: true,
    title: directions.map((direction, i) => ({
      text: direction.name,
      left,
      top: above + i * (plot + between) - 22,
      padding: 0,
      textStyle: { fontSize: 12, fontWeight: 600, color: colours.text },
    })),
    grid: directions.map((_, i) => ({ left, right, top: above + i * (plot + between), height: plot })),
    axisPointer: { link: [{ xAxisIndex: 'all' }], label: { show: false }, lineStyle: { color: colours.quiet } },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
    },
    xAxis: directions.map((_, i) => ({
      type: 'time' as const,
      gridIndex: i,
      min: timeOf(whole.from),
      max: timeOf(whole.to),
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { show: i === directions.length - 1, color: colours.quiet, fontSize: 11, hideOverlap: true },
      axisTick: { show: false },
      axisPointer: { show: true, triggerTooltip: false },
    })),
    yAxis: directions.map((_, i) => ({
      gridIndex: i,
      min: -10,
      max: 10,
      interval: 5,
      axisLabel: {
        color: colours.quiet,
        fontSize: 11,
        formatter: (value: number) => (value < 0 ? `−${-value}` : value > 0 ? `+${value}` : '0'),
      },
      splitLine: { lineStyle: { color: colours.line } },
    })),
    dataZoom: [
      {
        type: 'inside',
        xAxisIndex: [0, 1],
        startValue: timeOf(span.from),
        endValue: timeOf(span.to),
        filterMode: 'none',
        zoomOnMouseWheel: 'ctrl',
        moveOnMouseMove: 'shift',
        minValueSpan: 10 * 86_400_000,
      },
      {
        type: 'slider',
        xAxisIndex: [0, 1],
        startValue: timeOf(span.from),
        endValue: timeOf(span.to),
        filterMode: 'none',
        height: 26,
        bottom: 8,
        left,
        right: right + 8,
        showDetail: false,
        borderColor: colours.line,
        fillerColor: `${colours.accent}22`,
        handleStyle: { color: colours.ground, borderColor: colours.accent },
        moveHandleStyle: { color: colours.accent, opacity: 0.4 },
        dataBackground: { lineStyle: { color: colours.quiet }, areaStyle: { opacity: 0 } },
        selectedDataBackground: { lineStyle: { color: colours.accent }, areaStyle: { opacity: 0 } },
      },
    ],
    series: directions.flatMap((direction, i) => [
      band(direction, i, scheme),
      curve(direction, i, asOf, whole, scheme),
      statements(direction, i, scheme),
    ]),
  };
}

/** The interval as a lighter band. Stacked areas would not do: the curve has too many steps and may cross zero. */
function band({ points }: NamedDirection, i: number, scheme: ColourScheme): CustomSeriesOption {
  const outlines = knownSegments(points).map((held) => [
    ...held.map((point) => [timeOf(point.day), point.high ?? 0] as const),
    ...held.map((point) => [timeOf(point.day), point.low ?? 0] as const).reverse(),
  ]);
  return {
    type: 'custom',
    xAxisIndex: i,
    yAxisIndex: i,
    silent: true,
    clip: true,
    z: 1,
    data: outlines.map((outline) => [outline[0]?.[0] ?? 0, 0]),
    renderItem: ({ dataIndex }, { coord }) => ({
      type: 'polygon',
      shape: { points: (outlines[dataIndex] ?? []).map((corner) => coord([...corner])) },
      style: { fill: chartColours[scheme].accent, opacity: 0.14 },
    }),
  };
}

function curve({ points }: NamedDirection, i: number, asOf: string, whole: Span, scheme: ColourScheme): LineSeriesOption {
  const colours = chartColours[scheme];
  return {
    type: 'line',
    xAxisIndex: i,
    yAxisIndex: i,
    silent: true,
    symbol: 'none',
    // Above the marks.
    zlevel: 2,
    lineStyle: { color: colours.accent, width: 1.8 },
    itemStyle: { color: colours.accent },
    data: points.map((point) => [timeOf(point.day), isKnownLabel(point.label) ? point.stance : null]),
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      label: { show: false },
      lineStyle: { type: 'solid', color: colours.text, width: 1 },
      data: [{ xAxis: timeOf(asOf) }],
    },
    markArea: {
      silent: true,
      itemStyle: { color: hatch(scheme), opacity: 0.6 },
      data: unknownSpans(points, whole).map(({ from, to }) => [{ xAxis: timeOf(from) }, { xAxis: timeOf(to) }]),
    },
  };
}

function statements({ marks }: NamedDirection, i: number, scheme: ColourScheme): ScatterSeriesOption {
  const colours = chartColours[scheme];
  const opacity = Math.max(0.4, Math.min(0.9, 600 / marks.length));
  const look = (mark: Mark) => {
    const quad = mark.quad && quadClasses[mark.quad];
    const colour = quad ? sideColour(quad.side, scheme) : colours.quiet;
    return {
      symbol: quad ? `path://${quad.path}` : 'rect',
      itemStyle: {
        color: quad?.filled ? colour : colours.ground,
        borderColor: colour,
        borderWidth: 1.4,
        opacity: mark.share === null ? opacity / 2.5 : opacity,
      },
    };
  };
  return {
    type: 'scatter',
    xAxisIndex: i,
    yAxisIndex: i,
    // On its own layer, so that pointer moves do not repaint thousands of marks.
    zlevel: 1,
    emphasis: { disabled: true },
    cursor: 'pointer',
    // A statement without a score has no place on the scale, so it lies on the edge.
    data: marks.map((mark) => ({
      value: [timeOf(mark.day), mark.intensity ?? -10],
      name: mark.statement,
      symbolSize: markSize(mark.weight),
      ...look(mark),
    })),
    tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => markTooltip(marks[dataIndex]) },
  };
}
