import classes from './Legend.module.css';
import { MethodLink } from './MethodLink';
import { stanceColour } from './scale';
import { useColourScheme } from './useColourScheme';

const steps = [-10, -8, -6, -4, -2, 0, 2, 4, 6, 8, 10];

/** The legend of stance colours and, optionally, of small squares for nearly faded evidence. */
export function Legend({ faded = false }: { faded?: boolean }) {
  const scheme = useColourScheme();
  return (
    <div className={classes.legend}>
      <span className={classes.scale}>
        −10 hostile
        <span className={classes.steps} aria-hidden>
          {steps.map((stance) => (
            <span key={stance} className={classes.step} style={{ background: stanceColour(stance, scheme) }} />
          ))}
        </span>
        +10 aligned
      </span>
      <span className={classes.scale}>
        <span className={classes.unknown} aria-hidden /> unknown
      </span>
      {faded && (
        <span className={classes.scale}>
          <span className={classes.faded} aria-hidden /> evidence nearly faded
        </span>
      )}
      <MethodLink />
    </div>
  );
}
