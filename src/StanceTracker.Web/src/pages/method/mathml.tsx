import { createElement, type ReactNode } from 'react';

// MathML is drawn by browsers themselves; React's types have no elements of it.
const tag =
  (name: string) =>
  (...children: ReactNode[]) =>
    createElement(name, null, ...children);

/** A row of terms that stand together. */
export const row = tag('mrow');

/** A name of a quantity: E, κ. */
export const name = tag('mi');

/** A number. */
export const number = tag('mn');

/** A sign between terms: =, +, ±. */
export const sign = tag('mo');

/** A fraction: what is above, what is below. */
export const fraction = tag('mfrac');

/** A square root. */
export const root = tag('msqrt');

/** A power: base and exponent. */
export const power = tag('msup');

/** A name with a small one below it. */
export const sub = tag('msub');

/** Words in a formula. */
export const words = tag('mtext');

/** A part of a formula; a formula is broken between its parts where the page is narrow. */
export const formula = tag('math');
