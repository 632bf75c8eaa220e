import { ActorName } from '../../actors/ActorLink';
import { AppLink } from '../../components/AppLink';
import { formatCounted, formatDay, formatNumber } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import { formatLabel } from '../../stances/labels';
import { StanceNumber } from '../../stances/StanceNumber';
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
  estimate: StanceRow | null;
  /** Whether to offer a link to the pair, for devices without hover. */
  link: boolean;
}

const room = { width: 300, height: 124 };

/** The details of a cell: number, interval, evidence. */
export function Readout({ frame, x, y, holder, target, estimate, link }: Props) {
  const left = Math.max(0, Math.min(x + 8, frame.width - room.width));
  const top = y + 8 + room.height > frame.height ? y - room.height - 32 : y + 8;
  return (
    <div className={classes.readout} style={{ left, top }} aria-hidden={!link}>
      <strong>
        <ActorName id={holder} /> → <ActorName id={target} />
      </strong>
      {estimate ? (
        <>
          <div>
            <StanceNumber value={estimate} interval /> {formatLabel(estimate)}
          </div>
          <div className={classes.quiet}>
            evidence {formatNumber(estimate.evidence)} from {formatCounted(estimate.statements, 'statement')}
            {estimate.lastDay && `, latest ${formatDay(estimate.lastDay)}`}
          </div>
        </>
      ) : (
        <div className={classes.quiet}>unknown: no statements count by this day, or the evidence is below the minimum</div>
      )}
      {link && <AppLink to={pathTo.pair(holder, target)}>Open the pair</AppLink>}
    </div>
  );
}
