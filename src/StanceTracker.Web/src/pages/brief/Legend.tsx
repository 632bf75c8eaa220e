import { sideColour } from '../../stances/scale';
import { useColourScheme } from '../../stances/useColourScheme';
import classes from './Legend.module.css';
import { markPaths } from './sparklineGeometry';

/** The key to the curves on the cards. */
export function Legend() {
  const scheme = useColourScheme();
  const mark = (side: 'for' | 'against') => (
    <svg width={11} height={11} viewBox="-5 -5 10 10" aria-hidden>
      <path d={markPaths[side]} fill={sideColour(side, scheme)} />
    </svg>
  );
  return (
    <p className={classes.key}>
      Each curve covers four years, from −10 to +10, with its interval; no line means no recent evidence. Statements: {mark('for')}{' '}
      friendly, {mark('against')} unfriendly, ○ neither; higher is friendlier.
    </p>
  );
}
