import type { Schema } from '../api/client';
import { chartColours } from '../charts/colours';
import { type ColourScheme, sideColour } from '../stances/scale';
import { useColourScheme } from '../stances/useColourScheme';

type Standpoint = Schema<'Standpoint'>;

/** How each standpoint is drawn, around 0, within ±5: by shape, to tell them apart without colour. Filled ones commit, hollow ones do not. */
export const standpointPaths: Record<Standpoint, string> = {
  asserts: 'M4.4 0A4.4 4.4 0 1 1 -4.4 0A4.4 4.4 0 1 1 4.4 0Z',
  denies: 'M0 -5L5 0L0 5L-5 0Z',
  questions: 'M0 -4.6L4.8 4L-4.8 4Z',
  declines: 'M-4 -4L4 -4L4 4L-4 4Z',
};

/** All standpoints, in display order. */
export const standpoints: readonly Standpoint[] = ['asserts', 'denies', 'questions', 'declines'];

/** Whether a standpoint commits its holder one way. */
export const isCommitted = (standpoint: Standpoint): boolean => standpoint === 'asserts' || standpoint === 'denies';

/** The colour of a standpoint. */
export const standpointColour = (standpoint: Standpoint, scheme: ColourScheme): string =>
  standpoint === 'asserts'
    ? sideColour('for', scheme)
    : standpoint === 'denies'
      ? sideColour('against', scheme)
      : chartColours[scheme].quiet;

/** A standpoint: its mark and its word. */
export function StandpointLabel({ standpoint }: { standpoint: Standpoint }) {
  const scheme = useColourScheme();
  const colour = standpointColour(standpoint, scheme);
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <svg width={11} height={11} viewBox="-6 -6 12 12" aria-hidden style={{ verticalAlign: '-1px' }}>
        <path d={standpointPaths[standpoint]} fill={isCommitted(standpoint) ? colour : 'none'} stroke={colour} strokeWidth={1.6} />
      </svg>{' '}
      {standpoint}
    </span>
  );
}
