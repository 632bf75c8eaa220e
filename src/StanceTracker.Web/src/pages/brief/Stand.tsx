import type { Schema } from '../../api/client';
import { stanceInk } from '../../stance/scale';
import { useScheme } from '../../stance/useScheme';
import classes from './Stand.module.css';
import { signOf, standInWords } from './words';

type Row = Schema<'StanceRow'>;

const sides: Partial<Record<Row['label'], 'for' | 'against'>> = { hostile: 'against', critical: 'against', favourable: 'for', aligned: 'for' };

/** A stance in words; its sign and colour repeat the label. */
export function Stand({ row }: { row: Row }) {
  const scheme = useScheme();
  const side = sides[row.label];
  return (
    <span className={classes.stand} style={side && { color: stanceInk(side, scheme) }}>
      <span aria-hidden className={classes.sign}>
        {signOf[row.label]}
      </span>
      {standInWords(row)}
    </span>
  );
}
