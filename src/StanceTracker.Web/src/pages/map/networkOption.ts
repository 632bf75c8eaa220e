import type { EChartsOption } from 'echarts';
import { chartColours, fontFamily } from '../../charts/colours';
import { formatNumber } from '../../format/format';
import { formatInterval, formatLabel } from '../../stances/labels';
import { type ColourScheme, stanceColour } from '../../stances/scale';
import { type Grid, knownCells, type StanceRow } from './grid';
import type { Point } from './networkLayout';

/** The maximum number of stances drawn: those with the most evidence. */
export const maxEdges = 1_500;

/** The stances to draw, least evidence first, so that the weightiest lie on top. */
export const networkEdges = (grid: Grid): StanceRow[] =>
  knownCells(grid)
    .toSorted((a, b) => b.evidence - a.evidence)
    .slice(0, maxEdges)
    .reverse();

/** The tooltip of an edge. */
const edgeTooltip = (row: StanceRow, nameOf: (id: string) => string): string =>
  `${nameOf(row.holder)} → ${nameOf(row.target)}\n${row.stance === null ? 'unknown' : formatNumber(row.stance)}  [${formatInterval(row)}]  ${formatLabel(row)}\nevidence ${formatNumber(row.evidence)} from ${row.statements}`;

/** The network: one arrow per stance, coloured by its value, as wide as its evidence. */
export function networkOption(
  grid: Grid,
  spots: ReadonlyMap<string, Point>,
  nameOf: (id: string) => string,
  scheme: ColourScheme,
): EChartsOption {
  const colours = chartColours[scheme];
  const edges = networkEdges(grid);
  const weight = new Map<string, number>();
  for (const { holder, target, evidence } of edges) for (const end of [holder, target]) weight.set(end, (weight.get(end) ?? 0) + evidence);
  const lettered = new Set(
    [...weight]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 40)
      .map(([actor]) => actor),
  );
  return {
    tooltip: {
      renderMode: 'richText',
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontFamily: fontFamily, fontSize: 12 },
    },
    series: [
      {
        type: 'graph',
        layout: 'none',
        left: 24,
        right: 120,
        top: 24,
        bottom: 24,
        preserveAspect: true,
        roam: true,
        scaleLimit: { min: 0.5, max: 12 },
        emphasis: { focus: 'adjacency' },
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 6,
        labelLayout: { hideOverlap: true },
        data: grid.actors.map((actor) => ({
          id: actor,
          name: nameOf(actor),
          x: (spots.get(actor)?.x ?? 0.5) * 1_000,
          y: (spots.get(actor)?.y ?? 0.5) * 1_000,
          symbolSize: 5 + Math.min(14, 3 * Math.sqrt(weight.get(actor) ?? 0)),
          itemStyle: { color: colours.ground, borderColor: colours.quiet, borderWidth: 1.5 },
          label: {
            show: lettered.has(actor),
            position: 'right' as const,
            fontFamily: fontFamily,
            fontSize: 11,
            color: colours.text,
            textBorderColor: colours.ground,
            textBorderWidth: 3,
          },
          tooltip: { formatter: nameOf(actor) },
        })),
        links: edges.map((row) => ({
          source: row.holder,
          target: row.target,
          tooltip: { formatter: edgeTooltip(row, nameOf) },
          lineStyle: {
            color: edgeColour(row, scheme),
            width: 0.8 + Math.min(4.2, 1.4 * Math.sqrt(row.evidence)),
            opacity: row.label === 'faded' ? 0.35 : 0.9,
            type: row.label === 'faded' ? ('dashed' as const) : ('solid' as const),
            curveness: 0.16,
          },
        })),
      },
    ],
  };
}

/** The range around 0 where a line's colour would hardly show on the page. */
const unseen: Record<ColourScheme, number> = { light: 1.5, dark: 4 };

/** The colour of an edge: grey near 0, where the scale is too close to the page's background for a thin line. */
function edgeColour({ stance }: StanceRow, scheme: ColourScheme): string {
  if (stance === null || Math.abs(stance) < 0.75) return chartColours[scheme].hatch;
  return stanceColour(Math.sign(stance) * unseen[scheme] + (stance * (10 - unseen[scheme])) / 10, scheme);
}
