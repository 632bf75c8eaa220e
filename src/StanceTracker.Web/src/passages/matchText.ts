/** The SHA-256 of a text in UTF-8, in hexadecimal. Nothing leaves the browser. */
export async function sha256Hex(text: string): Promise<string> {
  // Browsers offer it only where pages cannot be tampered with on their way.
  if (!('subtle' in crypto)) throw new Error('This browser hashes only at https addresses and at localhost. Open the desk at one of these.');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

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
