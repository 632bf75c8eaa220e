import { stanceInk } from '../../stance/scale';
import { useScheme } from '../../stance/useScheme';
import classes from './Key.module.css';
import { markPaths } from './spark';

/** The key to the curves on the cards. */
export function Key() {
  const scheme = useScheme();
  const mark = (side: 'for' | 'against') => (
    <svg width={11} height={11} viewBox="-5 -5 10 10" aria-hidden>
      <path d={markPaths[side]} fill={stanceInk(side, scheme)} />
    </svg>
  );
  return (
    <p className={classes.key}>
      Each curve covers four years, from −10 to +10, with its interval; no line means no recent evidence. Statements: {mark('for')} friendly, {mark('against')} unfriendly, ○ neither; higher is friendlier.
    </p>
  );
}
