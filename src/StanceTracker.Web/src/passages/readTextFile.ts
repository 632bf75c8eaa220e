/** The text of a UTF-8 file, with its line endings unchanged; throws if the file is not UTF-8. */
export async function readTextFile(file: Blob): Promise<string> {
  // `ignoreBOM` keeps a leading byte-order mark: the digest covers all bytes.
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
}
