import type { Scheme } from '../stance/scale';

/** Chart colours other than those of stances: text, axes, grid, background, hatches of small and of large areas. */
export const ink: Record<Scheme, { text: string; quiet: string; line: string; ground: string; accent: string; hatch: string; faint: string }> = {
  light: { text: '#1f2124', quiet: '#5c6066', line: '#dcdedf', ground: '#ffffff', accent: '#15705f', hatch: '#a9adb1', faint: '#c9cdd0' },
  dark: { text: '#dfe1e3', quiet: '#a3a8ad', line: '#3a3d41', ground: '#1b1c1e', accent: '#75c0b0', hatch: '#63686e', faint: '#43484c' },
};

/** The font family of charts. */
export const family = '"Inter Variable", system-ui, sans-serif';
