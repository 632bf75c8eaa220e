import type { Schema } from '../api/client';

/** An act of the codebook, and how deep it lies: 0 is a root. */
export interface ActMatch {
  act: Schema<'ActView'>;
  depth: number;
}

const splitWords = (text: string) => text.toLowerCase().split(/\s+/).filter((word) => word !== '');

const matches = (act: Schema<'ActView'>, words: readonly string[], line: string) =>
  words.every((word) => (/^\d+$/.test(word) ? act.code.startsWith(word) : line.toLowerCase().includes(word)));

/**
 * The acts that a text finds, by code or by words of their labels and definitions in any order, each below those it is a kind of. A code is found from its beginning.
 * @param acts The codebook, each act behind the one it is a kind of.
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

/** The first act that a text itself finds, by its label before its definition, and not merely one above it: where Enter leads. */
export function firstMatchIndex(lines: readonly ActMatch[], text: string): number {
  const words = splitWords(text);
  const byLabel = lines.findIndex(({ act }) => matches(act, words, act.label));
  return byLabel >= 0 ? byLabel : Math.max(0, lines.findIndex(({ act }) => matches(act, words, `${act.label} ${act.definition}`)));
}
