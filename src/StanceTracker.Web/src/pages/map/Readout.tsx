import { ActorName } from '../../actors/ActorName';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { labelInWords } from '../../stance/words';
import { StanceNumber } from '../../stance/StanceNumber';
import { counted, formatDay, formatNumber } from '../../words/format';
import type { StanceRow } from './grid';
import classes from './Readout.module.css';

interface Props {
  /** The size of the containing element. */
  frame: { width: number; height: number };
  /** The point to appear next to. */
  x: number;
  y: number;
  holder: string;
  target: string;
  position: StanceRow | null;
  /** Whether to offer a link to the pair, for devices without hover. */
  link: boolean;
}

const room = { width: 300, height: 124 };

/** The details of a cell: number, interval, evidence. */
export function Readout({ frame, x, y, holder, target, position, link }: Props) {
  const left = Math.max(0, Math.min(x + 8, frame.width - room.width));
  const top = y + 8 + room.height > frame.height ? y - room.height - 32 : y + 8;
  return (
    <div className={classes.readout} style={{ left, top }} aria-hidden={!link}>
      <strong>
        <ActorName id={holder} /> → <ActorName id={target} />
      </strong>
      {position ? (
        <>
          <div>
            <StanceNumber value={position} interval /> {labelInWords(position)}
          </div>
          <div className={classes.quiet}>
            evidence {formatNumber(position.evidence)} from {counted(position.statements, 'statement')}
            {position.lastDay && `, latest ${formatDay(position.lastDay)}`}
          </div>
        </>
      ) : (
        <div className={classes.quiet}>unknown: no statements count by this day, or the evidence is below the minimum</div>
      )}
      {link && <PlaceLink to={placeOf.pair(holder, target)}>Open the pair</PlaceLink>}
    </div>
  );
}
