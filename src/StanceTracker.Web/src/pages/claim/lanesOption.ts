import type { EChartsOption } from 'echarts';
import { chartColours } from '../../charts/colours';
import { isCommitted, positionColour, positionPaths } from '../../claims/positions';
import type { ColourScheme } from '../../stances/scale';
import { formatDay } from '../../format/format';
import type { Lane } from './lanes';

const row = 30;
const day = 86_400_000;

/** How high the lanes are drawn. */
export const lanesHeight = (lanes: readonly Lane[]): number => lanes.length * row + 40;

interface Drawn {
  lanes: readonly Lane[];
  asOf: string;
  narrow: boolean;
  nameOf: (actor: string) => string;
}

/** A lane per speaker: a mark for each word, and a bar as long as it was the last. */
export function lanesOption({ lanes, asOf, narrow, nameOf }: Drawn, scheme: ColourScheme): EChartsOption {
  const colours = chartColours[scheme];
  const stretches = lanes.flatMap((lane, y) => lane.segments.map((stretch) => ({ ...stretch, y })));
  return {
    useUTC: true,
    grid: { left: narrow ? 110 : 230, right: 18, top: 6, bottom: 28 },
    tooltip: { trigger: 'item', confine: true, transitionDuration: 0, backgroundColor: colours.ground, borderColor: colours.line, textStyle: { color: colours.text, fontSize: 12 } },
    xAxis: { type: 'time', max: Date.parse(asOf), min: ({ min }: { min: number }) => min - Math.max(15 * day, (Date.parse(asOf) - min) * 0.04), minInterval: day, axisLabel: { color: colours.quiet, fontSize: 11, hideOverlap: true }, axisLine: { lineStyle: { color: colours.line } } },
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
        data: stretches.map((stretch) => [Date.parse(stretch.day), Date.parse(stretch.until), stretch.y]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (params, { coord }) => {
          const stretch = stretches[params.dataIndex];
          if (!stretch) return null;
          const [[start = 0, y = 0], [end = 0]] = [coord([Date.parse(stretch.day), stretch.y]), coord([Date.parse(stretch.until), stretch.y])];
          return { type: 'rect', shape: { x: start, y: y - 2, width: Math.max(0, end - start), height: 4 }, style: { fill: positionColour(stretch.position, scheme), opacity: 0.35 } };
        },
      },
      {
        type: 'scatter',
        cursor: 'pointer',
        symbolSize: 13,
        data: stretches.map((stretch) => {
          const colour = positionColour(stretch.position, scheme);
          return { value: [Date.parse(stretch.day), stretch.y], name: stretch.statement, symbol: `path://${positionPaths[stretch.position]}`, itemStyle: { color: isCommitted(stretch.position) ? colour : colours.ground, borderColor: colour, borderWidth: 1.6 } };
        }),
        tooltip: {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const stretch = stretches[dataIndex];
            const box = document.createElement('div');
            box.textContent = stretch ? `${formatDay(stretch.day)}: ${nameOf(stretch.speaker)} ${stretch.position}` : '';
            return box;
          },
        },
      },
    ],
  };
}
