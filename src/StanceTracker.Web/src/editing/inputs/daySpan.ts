import type { Schema } from '../../api/client';

/** A span of days as it is typed; '' is not yet. */
export interface DaySpan {
  earliest: string;
  /** '' is the same day. */
  latest: string;
  basis: Schema<'DateBasis'>;
  note: string;
  /** Whether it held throughout the span: said of statements alone, and only where there is a span. */
  throughout?: boolean;
}

/** A text without the spaces around it; undefined where nothing is left. */
export const textOrUndefined = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** The days as they are sent. */
export const toSaidOn = ({ earliest, latest, basis, note, throughout }: DaySpan): Schema<'SaidOn'> => ({
  earliest,
  latest: latest || earliest,
  basis,
  note: textOrUndefined(note),
  ...(throughout && latest !== '' && { extent: 'throughout' }),
});
