import type { ColourScheme } from '../stances/scale';

/** Chart colours other than those of stances: text, axes, grid, background, hatches of small and of large areas. */
export const chartColours: Record<
  ColourScheme,
  { text: string; quiet: string; line: string; ground: string; accent: string; hatch: string; faint: string }
> = {
  light: { text: '#1f2124', quiet: '#5c6066', line: '#dcdedf', ground: '#ffffff', accent: '#15705f', hatch: '#a9adb1', faint: '#c9cdd0' },
  dark: { text: '#dfe1e3', quiet: '#a3a8ad', line: '#3a3d41', ground: '#1b1c1e', accent: '#75c0b0', hatch: '#63686e', faint: '#43484c' },
};

/** The font family of charts. */
export const fontFamily = '"Inter Variable", system-ui, sans-serif';
