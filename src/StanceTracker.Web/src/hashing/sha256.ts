/** The SHA-256 of a text in UTF-8, in hexadecimal. Nothing leaves the browser. */
export async function sha256Hex(text: string): Promise<string> {
  // Browsers offer it only where pages cannot be tampered with on their way.
  if (!('subtle' in crypto)) throw new Error('This browser hashes only at https addresses and at localhost. Open the desk at one of these.');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
