import type { Schema } from '../../api/client';
import { sideColour } from '../../stances/scale';
import { useColourScheme } from '../../stances/useColourScheme';
import { formatStanding, labelSigns } from './phrases';
import classes from './StanceLabel.module.css';

type Row = Schema<'StanceRow'>;

const sides: Partial<Record<Row['label'], 'for' | 'against'>> = {
  hostile: 'against',
  critical: 'against',
  favourable: 'for',
  aligned: 'for',
};

/** A stance in words; its sign and colour repeat the label. */
export function StanceLabel({ row }: { row: Row }) {
  const scheme = useColourScheme();
  const side = sides[row.label];
  return (
    <span className={classes.stand} style={side && { color: sideColour(side, scheme) }}>
      <span aria-hidden className={classes.sign}>
        {labelSigns[row.label]}
      </span>
      {formatStanding(row)}
    </span>
  );
}
