import { type Place, sliceOf } from './codePoints';
import { sha256Of } from './hash';

/** A passage with its label. */
export interface Marked extends Place {
  label: string;
  sha256?: string;
}

/** A passage checked against a text. */
export interface Checked extends Marked {
  verdict: 'same' | 'unhashed' | 'other' | 'beyond';
}

/** Checks whether passages are found in a text at their offsets. */
export const checkPassages = (text: string, starts: Uint32Array, passages: readonly Marked[]): Promise<Checked[]> =>
  Promise.all(
    passages.map(async (passage) => {
      const slice = sliceOf(text, starts, passage);
      if (slice === undefined) return { ...passage, verdict: 'beyond' as const };
      if (!passage.sha256) return { ...passage, verdict: 'unhashed' as const };
      return { ...passage, verdict: (await sha256Of(slice)) === passage.sha256 ? ('same' as const) : ('other' as const) };
    }),
  );
