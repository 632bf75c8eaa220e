import type { Schema } from '../api/client';

/** An act of the codebook and its depth; 0 is a root. */
export interface ActMatch {
  act: Schema<'ActView'>;
  depth: number;
}

const splitWords = (text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

const matches = (act: Schema<'ActView'>, words: readonly string[], line: string) =>
  words.every((word) => (/^\d+$/.test(word) ? act.code.startsWith(word) : line.toLowerCase().includes(word)));

/**
 * The acts that match a text, each under its parents: by the start of a code, or by words of labels and definitions in any order.
 * @param acts The codebook, parents before children.
 */
export function findActs(acts: readonly Schema<'ActView'>[], text: string): ActMatch[] {
  const byCode = new Map(acts.map((act) => [act.code, act]));
  const ancestors = (act: Schema<'ActView'>): Schema<'ActView'>[] => {
    const parent = act.parent === null ? undefined : byCode.get(act.parent);
    return parent ? [...ancestors(parent), parent] : [];
  };
  const words = splitWords(text);
  const kept = new Set<string>();
  for (const act of acts) {
    if (!matches(act, words, [act.label, act.definition, ...ancestors(act).map((one) => one.label)].join(' '))) continue;
    for (const one of [...ancestors(act), act]) kept.add(one.code);
  }
  return acts.filter((act) => kept.has(act.code)).map((act) => ({ act, depth: ancestors(act).length }));
}

/** The index that Enter picks: the first act that matches itself, not only as a parent, by label before definition. */
export function firstMatchIndex(lines: readonly ActMatch[], text: string): number {
  const words = splitWords(text);
  const byLabel = lines.findIndex(({ act }) => matches(act, words, act.label));
  return byLabel >= 0
    ? byLabel
    : Math.max(
        0,
        lines.findIndex(({ act }) => matches(act, words, `${act.label} ${act.definition}`)),
      );
}
