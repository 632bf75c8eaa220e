import { expect, test } from 'vitest';
import { type ColourScheme, contrast, luminance, sideColour, stanceColour, textColourOn } from './scale';

const schemes: ColourScheme[] = ['light', 'dark'];
const stances = Array.from({ length: 201 }, (_, i) => (i - 100) / 10);

test.each(schemes)('against is orange-red, for is blue, zero is neither (%s)', (scheme) => {
  const [r, , b] = [1, 3, 5].map((at) => parseInt(stanceColour(-8, scheme).slice(at, at + 2), 16));
  expect(r).toBeGreaterThan((b ?? 0) + 60);
  const [r2, , b2] = [1, 3, 5].map((at) => parseInt(stanceColour(8, scheme).slice(at, at + 2), 16));
  expect(b2).toBeGreaterThan((r2 ?? 0) + 60);
});

test.each([
  ['light', 'darker'],
  ['dark', 'brighter'],
] as const)('on a %s page colours get %s away from 0, in greyscale too', (scheme, way) => {
  for (const side of [-1, 1]) {
    for (let size = 0.5; size <= 10; size += 0.5) {
      const [near, far] = [side * (size - 0.5), side * size].map((stance) => luminance(stanceColour(stance, scheme))) as [number, number];
      if (way === 'darker') expect(far).toBeLessThan(near);
      else expect(far).toBeGreaterThan(near);
    }
  }
});

test.each([
  ['light', '#ffffff'],
  ['dark', '#1b1c1e'],
] as const)('zero is close to the background of a %s page, and both ends are far from it', (scheme, ground) => {
  expect(contrast(stanceColour(0, scheme), ground)).toBeLessThan(1.5);
  for (const end of [-10, 10]) expect(contrast(stanceColour(end, scheme), ground)).toBeGreaterThan(6);
});

test.each(schemes)('numbers are readable on their colour (%s)', (scheme) => {
  for (const stance of stances)
    expect(contrast(stanceColour(stance, scheme), textColourOn(stanceColour(stance, scheme)))).toBeGreaterThan(4.5);
});

test('ink is readable on the page', () => {
  for (const side of ['against', 'for'] as const) {
    expect(contrast(sideColour(side, 'light'), '#ffffff')).toBeGreaterThan(4.5);
    expect(contrast(sideColour(side, 'dark'), '#232528')).toBeGreaterThan(4.5);
  }
});

test('values beyond the scale take the colour of its end', () => {
  expect(stanceColour(-12, 'light')).toBe(stanceColour(-10, 'light'));
  expect(stanceColour(12, 'light')).toBe(stanceColour(10, 'light'));
});
