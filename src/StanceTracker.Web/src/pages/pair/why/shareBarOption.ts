import type { EChartsOption } from 'echarts';
import { chartColours } from '../../../charts/colours';
import { formatNumber, formatSigned } from '../../../format/format';
import { type ColourScheme, sideColour } from '../../../stances/scale';
import type { BarSegment } from './shareBar';

interface Drawn {
  parts: readonly BarSegment[];
  stance: number;
  pin: string | undefined;
  /** A statement in words. */
  tell: (statement: string) => string;
}

/** The bar of shares, with the resulting stance as a vertical line. */
export function shareBarOption({ parts, stance, pin, tell }: Drawn, scheme: ColourScheme): EChartsOption {
  const colours = chartColours[scheme];
  return {
    grid: { left: 12, right: 12, top: 22, bottom: 22 },
    tooltip: {
      trigger: 'item',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
    },
    xAxis: {
      type: 'value',
      axisLabel: { color: colours.quiet, fontSize: 11, formatter: (value: number) => formatSigned(value, 1) },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: { type: 'category', data: [''], axisTick: { show: false }, axisLine: { lineStyle: { color: colours.quiet } } },
    series: [
      {
        type: 'custom',
        cursor: 'pointer',
        data: parts.map((part) => ({ value: [part.from, part.to, 0], name: part.statement ?? '' })),
        renderItem: (params, { coord, value, size }) => {
          const part = parts[params.dataIndex];
          if (!part) return null;
          const [[start = 0, y = 0], [end = 0]] = [coord([value(0), 0]), coord([value(1), 0])];
          const band = Math.min(34, bandOf(size?.([0, 1])));
          const pinned = part.statement !== undefined && part.statement === pin;
          const fill = part.statement === undefined ? colours.hatch : sideColour(part.share < 0 ? 'against' : 'for', scheme);
          return {
            type: 'rect',
            shape: { x: Math.min(start, end), y: y - band / 2, width: Math.max(0.5, Math.abs(end - start)), height: band },
            style: { fill, stroke: pinned ? colours.text : colours.ground, lineWidth: pinned ? 2 : 1, opacity: 0.85 },
          };
        },
        tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => textOf(parts[dataIndex], tell) },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { type: 'solid', color: colours.text, width: 2 },
          label: { formatter: formatNumber(stance), color: colours.text, fontSize: 12, fontWeight: 600 },
          data: [{ xAxis: stance }],
        },
      },
    ],
  };
}

const bandOf = (size: number | number[] | undefined): number => (Array.isArray(size) ? (size[1] ?? 34) : (size ?? 34));

function textOf(part: BarSegment | undefined, tell: Drawn['tell']): HTMLElement {
  const box = document.createElement('div');
  if (!part) return box;
  box.style.cssText = 'max-width: 22rem; white-space: normal';
  box.textContent = `${formatSigned(part.share)}: ${part.statement === undefined ? `${part.count} lighter statements` : tell(part.statement)}`;
  return box;
}
