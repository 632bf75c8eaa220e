/** The text of a file in UTF-8, its ends of lines as they are; a file that is not UTF-8 throws. */
export async function readTextFile(file: Blob): Promise<string> {
  // `ignoreBOM` keeps a leading mark: a document's digest is that of all its bytes.
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
}
