import type { Schema } from '../../../api/client';
import type { Contribution } from '../../../api/stances';
import type { Statement } from '../../../api/statements';

/** A statement's mark on the curves. */
export interface Mark {
  statement: string;
  day: string;
  intensity: number | null;
  confidence: number;
  /** On the page's day; 0 for a statement after it. */
  weight: number;
  /** Its share of the stance on the page's day; null for a statement after it. */
  share: number | null;
  /** Undefined until the statement is loaded. */
  quad: Schema<'QuadClass'> | undefined;
  speaker: string | undefined;
  act: string | undefined;
  paraphrase: string | undefined;
}

/**
 * The marks of a pair's statements.
 * @param all What counts on the last drawn day.
 * @param now What counts on the page's day.
 */
export function buildMarks(
  all: readonly Contribution[],
  now: readonly Contribution[],
  statements: ReadonlyMap<string, Statement>,
  acts: ReadonlyMap<string, Schema<'ActView'>>,
): Mark[] {
  const counting = new Map(now.map((contribution) => [contribution.statement, contribution]));
  return all.map(({ statement: id, day, intensity, confidence }) => {
    const statement = statements.get(id);
    const act = statement && acts.get(statement.act.code);
    const counts = counting.get(id);
    return {
      statement: id,
      day,
      intensity,
      confidence,
      weight: counts?.weight ?? 0,
      share: counts?.share ?? null,
      quad: act?.quad,
      speaker: statement?.speaker,
      act: act?.label,
      paraphrase: statement?.paraphrase,
    };
  });
}

const minSize = 6;
const maxSize = 20;

/** The size of a mark: its area grows with its weight. */
export const markSize = (weight: number): number => minSize + (maxSize - minSize) * Math.sqrt(Math.min(1, Math.max(0, weight)));
