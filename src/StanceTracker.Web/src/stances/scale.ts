/** Light pages or dark ones. */
export type ColourScheme = 'light' | 'dark';

type Rgb = readonly [number, number, number];

/**
 * Colours at −10, −5, 0, +5, +10: the stronger a stance, the farther from the page's background, so darker on a light page and brighter on a dark one.
 * Safe for red-green colour blindness; in greyscale the strength remains, and the printed number gives the side.
 */
const stops: Record<ColourScheme, readonly string[]> = {
  light: ['#8a2a06', '#dd7440', '#f5f3f0', '#6ba1d6', '#0d4184'],
  dark: ['#ff9a57', '#b85f26', '#2b2d30', '#3b7cc2', '#8cc4ff'],
};

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const hexOf = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Where a stance lies on the scale: 0 at −10, 1 at +10. */
const scalePosition = (stance: number): number => (Math.min(10, Math.max(-10, stance)) + 10) / 20;

/** The number of cached shades: maps need thousands of colours. */
const shades = 400;
const colourCache: Record<ColourScheme, (string | undefined)[]> = { light: [], dark: [] };

/** The colour of a stance, −10 … +10; values beyond take that of the end. */
export function stanceColour(stance: number, scheme: ColourScheme): string {
  const shade = Math.round(scalePosition(stance) * shades);
  const cached = colourCache[scheme][shade] ?? mixed(shade / shades, stops[scheme]);
  colourCache[scheme][shade] = cached;
  return cached;
}

function mixed(place: number, scale: readonly string[]): string {
  const at = place * (scale.length - 1);
  const i = Math.min(scale.length - 2, Math.floor(at));
  const [from, to] = [rgbOf(scale[i] ?? '#000000'), rgbOf(scale[i + 1] ?? '#000000')];
  return hexOf(from.map((part, k) => part + ((to[k] ?? 0) - part) * (at - i)) as unknown as Rgb);
}

/** The relative luminance of a colour (WCAG 2.2). */
export function luminance(hex: string): number {
  const [r, g, b] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of two colours (WCAG 2.2): 1 … 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever is more readable on a colour. */
export const textColourOn = (colour: string): string =>
  contrast(colour, '#000000') >= contrast(colour, '#ffffff') ? '#000000' : '#ffffff';

/** The colour of text in the stance's hue, readable on the page: for curves and numbers. */
export const sideColour = (side: 'against' | 'for', scheme: ColourScheme): string =>
  (scheme === 'light' ? { against: '#a8400f', for: '#1f5fa8' } : { against: '#e9935f', for: '#86b6ea' })[side];
