import type { EChartsOption } from 'echarts';
import { chartColours } from '../../../charts/colours';
import { isKnownLabel } from '../../../stances/labels';
import type { ColourScheme } from '../../../stances/scale';
import type { ReplayLine } from './replayQuery';

/** The stance after each step, dotted where it has faded, with the current step. */
export function replayOption(lines: readonly ReplayLine[], step: number, scheme: ColourScheme): EChartsOption {
  const colours = chartColours[scheme];
  return {
    grid: { left: 34, right: 12, top: 10, bottom: 24 },
    xAxis: {
      type: 'value',
      min: 0,
      max: lines.length,
      minInterval: 1,
      axisLabel: { color: colours.quiet, fontSize: 11 },
      splitLine: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: { color: colours.quiet, fontSize: 11, formatter: (value: number) => String(value).replace('-', '−') },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        type: 'line',
        step: 'end',
        symbol: 'none',
        silent: true,
        lineStyle: { color: colours.quiet, width: 1, type: 'dotted' },
        data: lines.map((line, i) => [i + 1, line.after ?? '-']),
      },
      {
        type: 'line',
        step: 'end',
        symbolSize: 3,
        itemStyle: { color: colours.accent },
        triggerLineEvent: true,
        lineStyle: { color: colours.accent, width: 1.6 },
        data: lines.map((line, i) => [i + 1, isKnownLabel(line.labelAfter) ? line.after : '-']),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { type: 'solid', color: colours.text },
          data: [{ xAxis: step }],
        },
      },
      { type: 'scatter', symbolSize: 9, silent: true, itemStyle: { color: colours.text }, data: [[step, lines[step - 1]?.after ?? '-']] },
    ],
  };
}
