import { createElement, type ReactNode } from 'react';

// Browsers render MathML natively, but React's types do not include its elements.
const tag =
  (name: string) =>
  (...children: ReactNode[]) =>
    createElement(name, null, ...children);

/** A row of terms. */
export const row = tag('mrow');

/** The name of a quantity: E, κ. */
export const name = tag('mi');

/** A number. */
export const number = tag('mn');

/** A sign between terms: =, +, ±. */
export const sign = tag('mo');

/** A fraction: numerator, denominator. */
export const fraction = tag('mfrac');

/** A square root. */
export const root = tag('msqrt');

/** A power: base and exponent. */
export const power = tag('msup');

/** A name with a subscript. */
export const sub = tag('msub');

/** Words in a formula. */
export const words = tag('mtext');

/** A part of a formula; on narrow pages a formula breaks between its parts. */
export const formula = tag('math');
