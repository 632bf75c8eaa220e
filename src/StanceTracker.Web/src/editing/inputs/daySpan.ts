import type { Schema } from '../../api/client';

/** A span of days while typing; '' means not yet given. */
export interface DaySpan {
  earliest: string;
  /** '' means the same day. */
  latest: string;
  basis: Schema<'DateBasis'>;
  note: string;
  /** Whether it held throughout the span; only for statements, and only with a span. */
  throughout?: boolean;
}

/** A text without the spaces around it; undefined where nothing is left. */
export const textOrUndefined = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** The days in the request. */
export const toSaidOn = ({ earliest, latest, basis, note, throughout }: DaySpan): Schema<'SaidOn'> => ({
  earliest,
  latest: latest || earliest,
  basis,
  note: textOrUndefined(note),
  ...(throughout && latest !== '' && { extent: 'throughout' }),
});
