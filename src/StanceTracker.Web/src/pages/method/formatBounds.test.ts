import { expect, test } from 'vitest';
import { formatBounds } from './formatBounds';

test('the bounds follow the order of the scale', () => {
  expect(
    formatBounds([
      { label: 'hostile', from: null, to: -5 },
      { label: 'critical', from: -5, to: -1.5 },
      { label: 'neutral', from: -1.5, to: 1.5 },
      { label: 'favourable', from: 1.5, to: 5 },
      { label: 'aligned', from: 5, to: null },
    ]),
  ).toBe('hostile up to −5, critical up to −1.5, neutral between, favourable from 1.5, aligned from 5');
});
