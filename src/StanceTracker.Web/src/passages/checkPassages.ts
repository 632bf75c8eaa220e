import { sha256Hex } from '../hashing/sha256';
import { sliceRange, type TextRange } from './textRanges';

/** A passage with its label. */
export interface LabelledPassage extends TextRange {
  label: string;
  sha256?: string;
}

/** A passage checked against a text. */
export interface CheckedPassage extends LabelledPassage {
  verdict: 'same' | 'unhashed' | 'other' | 'beyond';
}

/** Checks whether passages are found in a text at their offsets. */
export const checkPassages = (text: string, starts: Uint32Array, passages: readonly LabelledPassage[]): Promise<CheckedPassage[]> =>
  Promise.all(
    passages.map(async (passage) => {
      const slice = sliceRange(text, starts, passage);
      if (slice === undefined) return { ...passage, verdict: 'beyond' as const };
      if (!passage.sha256) return { ...passage, verdict: 'unhashed' as const };
      return { ...passage, verdict: (await sha256Hex(slice)) === passage.sha256 ? ('same' as const) : ('other' as const) };
    }),
  );
