import type { EChartsOption } from 'echarts';
import { chartColours } from '../../charts/colours';
import { isCommitted, standpointColour, standpointPaths } from '../../claims/standpoints';
import { formatDay } from '../../format/format';
import type { ColourScheme } from '../../stances/scale';
import type { Lane } from './lanes';

const row = 30;
const day = 86_400_000;

/** The height of the chart. */
export const lanesHeight = (lanes: readonly Lane[]): number => lanes.length * row + 40;

interface Drawn {
  lanes: readonly Lane[];
  asOf: string;
  narrow: boolean;
  nameOf: (actor: string) => string;
}

/** A lane per speaker: a mark for each standpoint taken, and a bar for as long as it held. */
export function lanesOption({ lanes, asOf, narrow, nameOf }: Drawn, scheme: ColourScheme): EChartsOption {
  const colours = chartColours[scheme];
  const segments = lanes.flatMap((lane, y) => lane.segments.map((segment) => ({ ...segment, y })));
  return {
    useUTC: true,
    grid: { left: narrow ? 110 : 230, right: 18, top: 6, bottom: 28 },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
    },
    xAxis: {
      type: 'time',
      max: Date.parse(asOf),
      min: ({ min }: { min: number }) => min - Math.max(15 * day, (Date.parse(asOf) - min) * 0.04),
      minInterval: day,
      axisLabel: { color: colours.quiet, fontSize: 11, hideOverlap: true },
      axisLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lanes.map((lane) => nameOf(lane.speaker)),
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, fontSize: 12, interval: 0, width: narrow ? 100 : 220, overflow: 'truncate' },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: segments.map((segment) => [Date.parse(segment.day), Date.parse(segment.until), segment.y]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (params, { coord }) => {
          const segment = segments[params.dataIndex];
          if (!segment) return null;
          const [[start = 0, y = 0], [end = 0]] = [
            coord([Date.parse(segment.day), segment.y]),
            coord([Date.parse(segment.until), segment.y]),
          ];
          return {
            type: 'rect',
            shape: { x: start, y: y - 2, width: Math.max(0, end - start), height: 4 },
            style: { fill: standpointColour(segment.position, scheme), opacity: 0.35 },
          };
        },
      },
      {
        type: 'scatter',
        cursor: 'pointer',
        symbolSize: 13,
        data: segments.map((segment) => {
          const colour = standpointColour(segment.position, scheme);
          return {
            value: [Date.parse(segment.day), segment.y],
            name: segment.statement,
            symbol: `path://${standpointPaths[segment.position]}`,
            itemStyle: { color: isCommitted(segment.position) ? colour : colours.ground, borderColor: colour, borderWidth: 1.6 },
          };
        }),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const segment = segments[dataIndex];
            const box = document.createElement('div');
            box.textContent = segment ? `${formatDay(segment.day)}: ${nameOf(segment.speaker)} ${segment.position}` : '';
            return box;
          },
        },
      },
    ],
  };
}
