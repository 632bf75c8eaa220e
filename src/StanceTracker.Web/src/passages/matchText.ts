import { sha256Hex } from '../hashing/sha256';

/** A text, and how it was made from what was given. */
export interface TextVariant {
  text: string;
  /** Empty where it is as it was given. */
  change: string;
}

/** What a given text may have been before an editor or the clipboard changed its ends of lines, as it is first. */
export function textVariants(given: string): TextVariant[] {
  const bare = given.replace(/^\uFEFF/, '');
  const lines = bare.replaceAll('\r\n', '\n');
  const trimmed = lines.replace(/\n+$/, '');
  const all: TextVariant[] = [
    { text: given, change: '' },
    { text: bare, change: 'without its byte-order mark' },
    { text: lines, change: 'with plain ends of lines' },
    { text: trimmed, change: 'without empty lines at its end' },
    { text: `${trimmed}\n`, change: 'with one end of line at its end' },
    { text: trimmed.trim(), change: 'without spaces around it' },
  ];
  return all.filter((variant, i) => all.findIndex((other) => other.text === variant.text) === i);
}

/** What a given text is found to be. */
export interface MatchedText extends TextVariant {
  sha256: string;
  /** Whether it is the document's; undefined where the document has no hash. */
  matches: boolean | undefined;
}

/** The reading of a text that is the document's; as it is where none is. */
export async function matchText(given: string, sha256: string | null): Promise<MatchedText> {
  const own = await sha256Hex(given);
  if (sha256 !== null)
    for (const variant of textVariants(given)) {
      const hash = await sha256Hex(variant.text);
      if (hash === sha256) return { ...variant, sha256: hash, matches: true };
    }
  return { text: given, change: '', sha256: own, matches: sha256 === null ? undefined : false };
}
