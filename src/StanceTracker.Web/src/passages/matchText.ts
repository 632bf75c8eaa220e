import { sha256Hex } from '../hashing/sha256';

/** A text, and how it was derived from the given one. */
export interface TextVariant {
  text: string;
  /** Empty if unchanged. */
  change: string;
}

/** What a given text may have been before an editor or the clipboard changed its line endings; unchanged first. */
export function textVariants(given: string): TextVariant[] {
  const bare = given.replace(/^\uFEFF/, '');
  const lines = bare.replaceAll('\r\n', '\n');
  const trimmed = lines.replace(/\n+$/, '');
  const all: TextVariant[] = [
    { text: given, change: '' },
    { text: bare, change: 'without its byte-order mark' },
    { text: lines, change: 'with LF line endings' },
    { text: trimmed, change: 'without trailing blank lines' },
    { text: `${trimmed}\n`, change: 'with one trailing line break' },
    { text: trimmed.trim(), change: 'without surrounding spaces' },
  ];
  return all.filter((variant, i) => all.findIndex((other) => other.text === variant.text) === i);
}

/** The result of comparing a given text with a document. */
export interface MatchedText extends TextVariant {
  sha256: string;
  /** Whether it is the document's text; undefined if the document has no hash. */
  matches: boolean | undefined;
}

/** The reading of a text that matches the document's hash, or the text unchanged if none does. */
export async function matchText(given: string, sha256: string | null): Promise<MatchedText> {
  const own = await sha256Hex(given);
  if (sha256 !== null)
    for (const variant of textVariants(given)) {
      const hash = await sha256Hex(variant.text);
      if (hash === sha256) return { ...variant, sha256: hash, matches: true };
    }
  return { text: given, change: '', sha256: own, matches: sha256 === null ? undefined : false };
}
