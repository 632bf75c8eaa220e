import type { EChartsOption } from 'echarts';
import { chartColours } from '../../../charts/colours';
import { formatNumber, formatSigned } from '../../../format/format';
import { type ColourScheme, sideColour } from '../../../stances/scale';
import type { BridgeStep } from './bridge';

const row = 22;

/** The height of the bridge chart. */
export const bridgeHeight = (steps: readonly BridgeStep[]): number => steps.length * row + 34;

/** The bridge from one stance to the other, one row per part. */
export function bridgeOption(steps: readonly BridgeStep[], narrow: boolean, scheme: ColourScheme): EChartsOption {
  const colours = chartColours[scheme];
  return {
    grid: { left: narrow ? 130 : 380, right: 52, top: 4, bottom: 24 },
    xAxis: {
      type: 'value',
      scale: true,
      axisLabel: { color: colours.quiet, fontSize: 11, formatter: (value: number) => formatSigned(value, 1) },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: steps.map((step) => step.label),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: colours.text, fontSize: 12, interval: 0, width: narrow ? 120 : 370, overflow: 'truncate' },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: steps.map((step, i) => [step.from, step.to, i]),
        renderItem: (params, { coord }) => {
          const step = steps[params.dataIndex];
          if (!step) return null;
          const [[start = 0, y = 0], [end = 0]] = [coord([step.from, params.dataIndex]), coord([step.to, params.dataIndex])];
          const side = step.part < 0 ? 'against' : 'for';
          const fill = step.kind === 'end' ? colours.text : step.kind === 'rest' ? colours.hatch : sideColour(side, scheme);
          const shape =
            step.kind === 'end'
              ? { x: end - 1.5, y: y - row / 2, width: 3, height: row }
              : { x: Math.min(start, end), y: y - row / 2 + 4, width: Math.max(1, Math.abs(end - start)), height: row - 8 };
          const text = step.kind === 'end' ? formatNumber(step.part) : formatSigned(step.part);
          return {
            type: 'group',
            children: [
              { type: 'rect', shape, style: { fill } },
              {
                type: 'text',
                style: {
                  x: (step.kind === 'end' ? end : Math.max(start, end)) + 6,
                  y,
                  text,
                  fill: colours.text,
                  fontSize: 12,
                  verticalAlign: 'middle',
                },
              },
            ],
          };
        },
      },
    ],
  };
}
