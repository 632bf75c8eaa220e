import type { Schema } from '../api/client';

/** An act of the codebook and its depth; 0 is a root. */
export interface ActLine {
  act: Schema<'ActView'>;
  depth: number;
}

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter((word) => word !== '');

const isCalled = (act: Schema<'ActView'>, words: readonly string[], line: string) =>
  words.every((word) => (/^\d+$/.test(word) ? act.code.startsWith(word) : line.toLowerCase().includes(word)));

/**
 * The acts that match a text, each under its parents: by the start of a code, or by words of labels and definitions in any order.
 * @param acts The codebook, parents before children.
 */
export function findActs(acts: readonly Schema<'ActView'>[], text: string): ActLine[] {
  const byCode = new Map(acts.map((act) => [act.code, act]));
  const above = (act: Schema<'ActView'>): Schema<'ActView'>[] => {
    const parent = act.parent === null ? undefined : byCode.get(act.parent);
    return parent ? [...above(parent), parent] : [];
  };
  const words = wordsOf(text);
  const kept = new Set<string>();
  for (const act of acts) {
    if (!isCalled(act, words, [act.label, act.definition, ...above(act).map((one) => one.label)].join(' '))) continue;
    for (const one of [...above(act), act]) kept.add(one.code);
  }
  return acts.filter((act) => kept.has(act.code)).map((act) => ({ act, depth: above(act).length }));
}

/** The index that Enter picks: the first act that matches itself, not only as a parent, by label before definition. */
export function firstFound(lines: readonly ActLine[], text: string): number {
  const words = wordsOf(text);
  const byLabel = lines.findIndex(({ act }) => isCalled(act, words, act.label));
  return byLabel >= 0 ? byLabel : Math.max(0, lines.findIndex(({ act }) => isCalled(act, words, `${act.label} ${act.definition}`)));
}
