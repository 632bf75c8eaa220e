import { ActorName } from '../../actors/ActorName';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { StanceNumber } from '../../stance/StanceNumber';
import { counted, formatDay, formatNumber } from '../../words/format';
import type { StanceRow } from './grid';
import classes from './Readout.module.css';

interface Props {
  /** What it lies within, in the window. */
  frame: DOMRect;
  /** Beside which point of the frame. */
  x: number;
  y: number;
  holder: string;
  target: string;
  position: StanceRow | null;
  /** Whether it offers to open the pair, for who has no pointer that hovers. */
  link: boolean;
}

const roomNeeded = { width: 300, height: 130 };

/** What a place of the map says: number, interval, evidence. */
export function Readout({ frame, x, y, holder, target, position, link }: Props) {
  const left = Math.max(8, Math.min(frame.left + x + 8, window.innerWidth - roomNeeded.width - 8));
  const below = frame.top + y + 8;
  const top = below + roomNeeded.height > window.innerHeight ? below - roomNeeded.height - 40 : below;
  return (
    <div className={classes.readout} style={{ left, top }} aria-hidden={!link}>
      <strong>
        <ActorName id={holder} /> → <ActorName id={target} />
      </strong>
      {position ? (
        <>
          <div>
            <StanceNumber value={position} interval /> {position.label}
          </div>
          <div className={classes.quiet}>
            evidence {formatNumber(position.evidence)} from {counted(position.statements, 'statement')}
            {position.lastDay && `, newest ${formatDay(position.lastDay)}`}
          </div>
        </>
      ) : (
        <div className={classes.quiet}>unknown: no statement by this day counts for it, or less evidence than is asked for</div>
      )}
      {link && <PlaceLink to={placeOf.pair(holder, target)}>Open the pair</PlaceLink>}
    </div>
  );
}
