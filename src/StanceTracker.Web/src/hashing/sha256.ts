/** The SHA-256 of a text in UTF-8, in hexadecimal. Nothing leaves the browser. */
export async function sha256Hex(text: string): Promise<string> {
  // Browsers offer it only in secure contexts.
  if (!('subtle' in crypto))
    throw new Error('This browser can only compute hashes over https or on localhost. Open StanceTracker at such an address.');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
