import type { Schema } from '../api/client';
import { sideColour } from '../stances/scale';
import { useColourScheme } from '../stances/useColourScheme';
import { quadClasses } from './quadClasses';

/** The mark of a quad class: hollow for words, filled for deeds; a circle in favour, a diamond against. */
export function QuadMark({ quad, size = 11 }: { quad: Schema<'QuadClass'>; size?: number }) {
  const scheme = useColourScheme();
  const { path, side, filled, label } = quadClasses[quad];
  const ink = sideColour(side, scheme);
  return (
    <svg width={size} height={size} viewBox="-6 -6 12 12" role="img" aria-label={label} style={{ flex: 'none' }}>
      <path d={path} fill={filled ? ink : 'none'} stroke={ink} strokeWidth={1.6} />
    </svg>
  );
}
