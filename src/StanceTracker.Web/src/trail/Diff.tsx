import type { Schema } from '../api/client';
import { formatValue } from './formatValue';
import classes from './Trail.module.css';

/** What an event changed, field by field: old and new values. */
export function Diff({ changes }: { changes: readonly Schema<'FieldChange'>[] }) {
  return (
    <dl className={classes.diff}>
      {changes.map(({ field, from, to }) => {
        const [before, after] = [formatValue(from), formatValue(to)];
        return (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              {before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
