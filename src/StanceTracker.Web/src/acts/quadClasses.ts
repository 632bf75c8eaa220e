import type { Schema } from '../api/client';

interface QuadClassStyle {
  label: string;
  side: 'for' | 'against';
  /** Filled for deeds, hollow for words. */
  filled: boolean;
  /** Its outline, around 0, within ±5. */
  path: string;
}

const circle = 'M4.4 0A4.4 4.4 0 1 1 -4.4 0A4.4 4.4 0 1 1 4.4 0Z';
const diamond = 'M0 -5L5 0L0 5L-5 0Z';

/** How each quad class is named and drawn. Shape and fill tell them apart without colour. */
export const quadClasses: Record<Schema<'QuadClass'>, QuadClassStyle> = {
  'verbal-cooperation': { label: 'words in favour', side: 'for', filled: false, path: circle },
  'material-cooperation': { label: 'deeds in favour', side: 'for', filled: true, path: circle },
  'verbal-conflict': { label: 'words against', side: 'against', filled: false, path: diamond },
  'material-conflict': { label: 'deeds against', side: 'against', filled: true, path: diamond },
};
