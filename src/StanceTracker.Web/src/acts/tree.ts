import type { Schema } from '../api/client';

/** An act of the codebook, and how deep it lies: 0 is a root. */
export interface ActLine {
  act: Schema<'ActView'>;
  depth: number;
}

/**
 * The acts that a text finds, by code or by words in any order, each below those it is a kind of. A code is found from its beginning.
 * @param acts The codebook, each act behind the one it is a kind of.
 */
export function findActs(acts: readonly Schema<'ActView'>[], text: string): ActLine[] {
  const byCode = new Map(acts.map((act) => [act.code, act]));
  const above = (act: Schema<'ActView'>): Schema<'ActView'>[] => {
    const parent = act.parent === null ? undefined : byCode.get(act.parent);
    return parent ? [...above(parent), parent] : [];
  };
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const kept = new Set<string>();
  for (const act of acts) {
    const line = `${act.label} ${above(act).map((one) => one.label).join(' ')}`.toLowerCase();
    if (!words.every((word) => (/^\d+$/.test(word) ? act.code.startsWith(word) : line.includes(word)))) continue;
    for (const one of [...above(act), act]) kept.add(one.code);
  }
  return acts.filter((act) => kept.has(act.code)).map((act) => ({ act, depth: above(act).length }));
}

/** The first act that a text itself finds, not merely one above it: where Enter leads. */
export function firstFound(lines: readonly ActLine[], text: string): number {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = lines.findIndex(({ act }) => words.every((word) => (/^\d+$/.test(word) ? act.code.startsWith(word) : act.label.toLowerCase().includes(word))));
  return Math.max(0, found);
}
