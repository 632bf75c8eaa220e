import { useQuery } from '@tanstack/react-query';
import type { BriefMoment } from '../../api/brief';
import { type Pair, type StanceParams, stanceHistoryQuery, stanceQuery } from '../../api/stances';
import { curveSentence } from '../../stances/history/curveSentence';
import { sideColour } from '../../stances/scale';
import { useColourScheme } from '../../stances/useColourScheme';
import classes from './Sparkline.module.css';
import { buildMarks, chartBox, chartSpan, curveSegments, markPaths, scaleX, scaleY, yearTicks } from './sparklineGeometry';

interface Props {
  pair: Pair;
  names: { holder: string; target: string };
  query: StanceParams;
  to: BriefMoment;
}

/** A pair's stance over four years, with its band and its statements; no line where there is no evidence. */
export function Sparkline({ pair, names, query, to }: Props) {
  const scheme = useColourScheme();
  const span = chartSpan(to.asOf);
  const params = { ...query, asOf: to.asOf, knownAt: String(to.knownAt) };
  const history = useQuery(stanceHistoryQuery(pair, params, { step: 'week', ...span }));
  const position = useQuery(stanceQuery(pair, params));
  const points = history.data?.points ?? [];
  const colour = { for: sideColour('for', scheme), against: sideColour('against', scheme), neither: 'var(--mantine-color-dimmed)' };
  const [left, right, foot] = [chartBox.left, chartBox.width - chartBox.right, chartBox.height - chartBox.bottom];
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${chartBox.width} ${chartBox.height}`}
      role="img"
      aria-busy={history.isPending || position.isPending}
      aria-label={
        history.data ? curveSentence(names.holder, names.target, points, span, to.asOf) : `${names.holder} toward ${names.target}`
      }
    >
      <line x1={left} x2={right} y1={scaleY(0)} y2={scaleY(0)} className={classes.zero} />
      {[10, 0, -10].map((stance) => (
        <text key={stance} x={left - 6} y={scaleY(stance) + 3.5} textAnchor="end" className={classes.text}>
          {stance > 0 ? `+${stance}` : stance < 0 ? `−${-stance}` : '0'}
        </text>
      ))}
      <line x1={left} x2={right} y1={foot} y2={foot} className={classes.axis} />
      {yearTicks(span).map(({ day, year }) => {
        const x = scaleX(day, span);
        return (
          <g key={year}>
            <line x1={x} x2={x} y1={foot} y2={foot + 3} className={classes.axis} />
            {x < right - 24 ? (
              <text x={x} y={chartBox.height - 6} textAnchor="middle" className={classes.text}>
                {year}
              </text>
            ) : (
              <text x={chartBox.width - 1} y={chartBox.height - 6} textAnchor="end" className={classes.text}>
                {year}
              </text>
            )}
          </g>
        );
      })}
      {curveSegments(points, span).map(({ line, band }) => (
        <g key={line}>
          <path d={band} className={classes.band} />
          <path d={line} className={classes.line} />
        </g>
      ))}
      {buildMarks(position.data?.contributions ?? [], span).map(({ statement, x, y, side }) => (
        <path
          key={statement}
          d={markPaths[side]}
          transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
          fill={side === 'neither' ? 'none' : colour[side]}
          stroke={colour[side]}
          fillOpacity={0.75}
        />
      ))}
    </svg>
  );
}
