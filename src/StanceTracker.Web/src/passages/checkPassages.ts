import { type TextRange, sliceRange } from './textRanges';
import { sha256Hex } from '../hashing/sha256';

/** A passage, and how it is called. */
export interface LabelledPassage extends TextRange {
  label: string;
  sha256?: string;
}

/** A passage held against a text. */
export interface CheckedPassage extends LabelledPassage {
  verdict: 'same' | 'unhashed' | 'other' | 'beyond';
}

/** Whether passages stand in a text at their places. */
export const checkPassages = (text: string, starts: Uint32Array, passages: readonly LabelledPassage[]): Promise<CheckedPassage[]> =>
  Promise.all(
    passages.map(async (passage) => {
      const slice = sliceRange(text, starts, passage);
      if (slice === undefined) return { ...passage, verdict: 'beyond' as const };
      if (!passage.sha256) return { ...passage, verdict: 'unhashed' as const };
      return { ...passage, verdict: (await sha256Hex(slice)) === passage.sha256 ? ('same' as const) : ('other' as const) };
    }),
  );
