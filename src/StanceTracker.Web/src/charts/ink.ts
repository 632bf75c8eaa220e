import type { Scheme } from '../stance/scale';

/** The colours of charts beside those of stances: text, axes, grid, ground. */
export const ink: Record<Scheme, { text: string; quiet: string; line: string; ground: string; accent: string; hatch: string }> = {
  light: { text: '#1f2124', quiet: '#5c6066', line: '#dcdedf', ground: '#ffffff', accent: '#15705f', hatch: '#a9adb1' },
  dark: { text: '#dfe1e3', quiet: '#a3a8ad', line: '#3a3d41', ground: '#1b1c1e', accent: '#75c0b0', hatch: '#63686e' },
};

/** The family that charts are lettered in. */
export const family = '"Inter Variable", system-ui, sans-serif';
