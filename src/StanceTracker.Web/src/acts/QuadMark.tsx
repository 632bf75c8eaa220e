import type { Schema } from '../api/client';
import { stanceInk } from '../stance/scale';
import { useScheme } from '../stance/useScheme';
import { quadClasses } from './quad';

/** The mark of a quad class: hollow for words, filled for deeds; a circle in favour, a diamond against. */
export function QuadMark({ quad, size = 11 }: { quad: Schema<'QuadClass'>; size?: number }) {
  const scheme = useScheme();
  const { path, side, full, label } = quadClasses[quad];
  const ink = stanceInk(side, scheme);
  return (
    <svg width={size} height={size} viewBox="-6 -6 12 12" role="img" aria-label={label} style={{ flex: 'none' }}>
      <path d={path} fill={full ? ink : 'none'} stroke={ink} strokeWidth={1.6} />
    </svg>
  );
}
