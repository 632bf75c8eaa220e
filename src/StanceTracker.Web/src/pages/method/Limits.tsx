import type { Method } from '../../api/method';
import classes from './Method.module.css';

/** What a number cannot say. */
export function Limits({ method }: { method: Method }) {
  return (
    <ul className={classes.limits}>
      <li>It tells what was said and done according to the documents recorded here, not what anybody privately intends.</li>
      <li>A ledger of few documents tells what these few chose to report. Silence in it is not peace in the world.</li>
      <li>People coded the statements: who spoke, which act it was, on which day. Others may judge differently; each statement names its passage so that you can check.</li>
      <li>The score table is a convention. Published tables ({method.scores.map((table) => table.name).join(', ')}) differ, and a stance can change its word with the table. Its name is part of every answer.</li>
      <li>Statements are taken to be independent of each other. Reports that copy one another, or a campaign in one voice, make the interval narrower than it should be.</li>
      <li>The interval of a difference between two days is conservative: both days share statements, so the true uncertainty of the change is smaller.</li>
    </ul>
  );
}
