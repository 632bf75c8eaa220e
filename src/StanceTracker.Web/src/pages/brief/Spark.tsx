import { useQuery } from '@tanstack/react-query';
import type { BriefMoment } from '../../api/brief';
import { historyOf, type Pair, positionOf } from '../../api/stances';
import type { StanceQuery } from '../../clocks/useClocks';
import { stanceInk } from '../../stance/scale';
import { useScheme } from '../../stance/useScheme';
import { curveSentence } from '../pair/curves/sentence';
import { box, markPaths, marksOf, spanOf, stretchesOf, xOf, yearsOf, yOf } from './spark';
import classes from './Spark.module.css';

interface Props {
  pair: Pair;
  names: { holder: string; target: string };
  query: StanceQuery;
  to: BriefMoment;
}

/** A pair's stance over four years, with its band and its statements; no line where there is no evidence. */
export function Spark({ pair, names, query, to }: Props) {
  const scheme = useScheme();
  const span = spanOf(to.asOf);
  const asked = { ...query, asOf: to.asOf, knownAt: String(to.knownAt) };
  const history = useQuery(historyOf(pair, asked, { step: 'week', ...span }));
  const position = useQuery(positionOf(pair, asked));
  const points = history.data?.points ?? [];
  const colour = { for: stanceInk('for', scheme), against: stanceInk('against', scheme), neither: 'var(--mantine-color-dimmed)' };
  const [left, right, foot] = [box.left, box.width - box.right, box.height - box.bottom];
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-busy={history.isPending || position.isPending}
      aria-label={history.data ? curveSentence(names.holder, names.target, points, span, to.asOf) : `${names.holder} toward ${names.target}`}
    >
      <line x1={left} x2={right} y1={yOf(0)} y2={yOf(0)} className={classes.zero} />
      {[10, 0, -10].map((stance) => (
        <text key={stance} x={left - 6} y={yOf(stance) + 3.5} textAnchor="end" className={classes.text}>
          {stance > 0 ? `+${stance}` : stance < 0 ? `−${-stance}` : '0'}
        </text>
      ))}
      <line x1={left} x2={right} y1={foot} y2={foot} className={classes.axis} />
      {yearsOf(span).map(({ day, year }) => {
        const x = xOf(day, span);
        return (
          <g key={year}>
            <line x1={x} x2={x} y1={foot} y2={foot + 3} className={classes.axis} />
            {x < right - 24 ? (
              <text x={x} y={box.height - 6} textAnchor="middle" className={classes.text}>
                {year}
              </text>
            ) : (
              <text x={box.width - 1} y={box.height - 6} textAnchor="end" className={classes.text}>
                {year}
              </text>
            )}
          </g>
        );
      })}
      {stretchesOf(points, span).map(({ line, band }) => (
        <g key={line}>
          <path d={band} className={classes.band} />
          <path d={line} className={classes.line} />
        </g>
      ))}
      {marksOf(position.data?.contributions ?? [], span).map(({ statement, x, y, side }) => (
        <path key={statement} d={markPaths[side]} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} fill={side === 'neither' ? 'none' : colour[side]} stroke={colour[side]} fillOpacity={0.75} />
      ))}
    </svg>
  );
}
