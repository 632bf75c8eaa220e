import { formatNumber } from '../format/format';
import { formatInterval, type StanceValue } from './labels';
import classes from './StanceNumber.module.css';
import { stanceColour } from './scale';
import { useColourScheme } from './useColourScheme';

/** The colour of a stance as a small square; hatched if unknown. */
export function StanceSwatch({ stance }: { stance: number | null }) {
  const scheme = useColourScheme();
  return stance === null ? (
    <span aria-hidden className={`${classes.swatch} ${classes.hatch}`} />
  ) : (
    <span aria-hidden className={classes.swatch} style={{ background: stanceColour(stance, scheme) }} />
  );
}

/** A stance: colour, number, and optionally its interval. */
export function StanceNumber({ value, interval = false }: { value: StanceValue; interval?: boolean }) {
  return (
    <span className={classes.stance}>
      <StanceSwatch stance={value.stance} />
      <span className={classes.number}>{value.stance === null ? 'unknown' : formatNumber(value.stance)}</span>
      {interval && value.stance !== null && <span className={classes.interval}>[{formatInterval(value)}]</span>}
    </span>
  );
}
