import type { Method } from '../../api/method';
import classes from './Method.module.css';

/** What a number cannot say. */
export function Limits({ method }: { method: Method }) {
  return (
    <ul className={classes.limits}>
      <li>It reflects what was said and done according to the recorded documents, not what anyone privately intends.</li>
      <li>A ledger with few documents shows only what those few chose to report. Silence in the ledger is not peace in the world.</li>
      <li>
        People coded the statements: who spoke, which act it was, on which day. Others may judge differently; each statement cites its
        passage so that you can check.
      </li>
      <li>
        The score table is a convention. Published tables ({method.scores.map((table) => table.name).join(', ')}) differ, and a different
        table can change a label. Every answer names its table.
      </li>
      <li>
        Statements are treated as independent. Reports that copy one another, or a campaign that speaks with one voice, make the interval
        narrower than it should be.
      </li>
      <li>
        The interval of a difference between two days is conservative: both days share statements, so the true uncertainty of the change is
        smaller.
      </li>
    </ul>
  );
}
