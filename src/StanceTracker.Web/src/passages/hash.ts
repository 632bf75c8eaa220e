/** The SHA-256 of a text in UTF-8, in hexadecimal. Nothing leaves the browser. */
export async function sha256Of(text: string): Promise<string> {
  // Browsers offer it only where pages cannot be tampered with on their way.
  if (!('subtle' in crypto)) throw new Error('This browser hashes only at https addresses and at localhost. Open the desk at one of these.');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A text, and how it was made from what was given. */
export interface Reading {
  text: string;
  /** Empty where it is as it was given. */
  how: string;
}

/** What a given text may have been before an editor or the clipboard changed its ends of lines, as it is first. */
export function readingsOf(given: string): Reading[] {
  const bare = given.replace(/^\uFEFF/, '');
  const lines = bare.replaceAll('\r\n', '\n');
  const trimmed = lines.replace(/\n+$/, '');
  const all: Reading[] = [
    { text: given, how: '' },
    { text: bare, how: 'without its byte-order mark' },
    { text: lines, how: 'with plain ends of lines' },
    { text: trimmed, how: 'without empty lines at its end' },
    { text: `${trimmed}\n`, how: 'with one end of line at its end' },
    { text: trimmed.trim(), how: 'without spaces around it' },
  ];
  return all.filter((reading, i) => all.findIndex((other) => other.text === reading.text) === i);
}

/** What a given text is found to be. */
export interface Found extends Reading {
  sha256: string;
  /** Whether it is the document's; undefined where the document has no hash. */
  same: boolean | undefined;
}

/** The reading of a text that is the document's; as it is where none is. */
export async function findReading(given: string, sha256: string | null): Promise<Found> {
  const own = await sha256Of(given);
  if (sha256 !== null)
    for (const reading of readingsOf(given)) {
      const hash = await sha256Of(reading.text);
      if (hash === sha256) return { ...reading, sha256: hash, same: true };
    }
  return { text: given, how: '', sha256: own, same: sha256 === null ? undefined : false };
}
