/** The SHA-256 of a text in UTF-8, in hexadecimal. Nothing leaves the browser. */
export async function sha256Of(text: string): Promise<string> {
  // Browsers offer it only in secure contexts.
  if (!('subtle' in crypto)) throw new Error('This browser can only compute hashes over https or on localhost. Open StanceTracker at such an address.');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A text, and how it was derived from the given one. */
export interface Reading {
  text: string;
  /** Empty if unchanged. */
  how: string;
}

/** What a given text may have been before an editor or the clipboard changed its line endings; unchanged first. */
export function readingsOf(given: string): Reading[] {
  const bare = given.replace(/^\uFEFF/, '');
  const lines = bare.replaceAll('\r\n', '\n');
  const trimmed = lines.replace(/\n+$/, '');
  const all: Reading[] = [
    { text: given, how: '' },
    { text: bare, how: 'without its byte-order mark' },
    { text: lines, how: 'with LF line endings' },
    { text: trimmed, how: 'without trailing blank lines' },
    { text: `${trimmed}\n`, how: 'with one trailing line break' },
    { text: trimmed.trim(), how: 'without surrounding spaces' },
  ];
  return all.filter((reading, i) => all.findIndex((other) => other.text === reading.text) === i);
}

/** The result of comparing a given text with a document. */
export interface Found extends Reading {
  sha256: string;
  /** Whether it is the document's text; undefined if the document has no hash. */
  same: boolean | undefined;
}

/** The reading of a text that matches the document's hash, or the text unchanged if none does. */
export async function findReading(given: string, sha256: string | null): Promise<Found> {
  const own = await sha256Of(given);
  if (sha256 !== null)
    for (const reading of readingsOf(given)) {
      const hash = await sha256Of(reading.text);
      if (hash === sha256) return { ...reading, sha256: hash, same: true };
    }
  return { text: given, how: '', sha256: own, same: sha256 === null ? undefined : false };
}
