import type { Schema } from '../api/client';
import { chartColours } from '../charts/colours';
import { type ColourScheme, sideColour } from '../stances/scale';
import { useColourScheme } from '../stances/useColourScheme';

type Position = Schema<'ClaimPosition'>;

/** How each position is drawn, around 0, within ±5: by shape, to tell them apart without colour. Filled ones commit, hollow ones do not. */
export const positionPaths: Record<Position, string> = {
  asserts: 'M4.4 0A4.4 4.4 0 1 1 -4.4 0A4.4 4.4 0 1 1 4.4 0Z',
  denies: 'M0 -5L5 0L0 5L-5 0Z',
  questions: 'M0 -4.6L4.8 4L-4.8 4Z',
  declines: 'M-4 -4L4 -4L4 4L-4 4Z',
};

/** All positions, in display order. */
export const positions: readonly Position[] = ['asserts', 'denies', 'questions', 'declines'];

/** Whether a position commits its holder one way. */
export const isCommitted = (position: Position): boolean => position === 'asserts' || position === 'denies';

/** The colour of a position. */
export const positionColour = (position: Position, scheme: ColourScheme): string =>
  position === 'asserts' ? sideColour('for', scheme) : position === 'denies' ? sideColour('against', scheme) : chartColours[scheme].quiet;

/** A position: its mark and its word. */
export function PositionLabel({ position }: { position: Position }) {
  const scheme = useColourScheme();
  const colour = positionColour(position, scheme);
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <svg width={11} height={11} viewBox="-6 -6 12 12" aria-hidden style={{ verticalAlign: '-1px' }}>
        <path d={positionPaths[position]} fill={isCommitted(position) ? colour : 'none'} stroke={colour} strokeWidth={1.6} />
      </svg>{' '}
      {position}
    </span>
  );
}
