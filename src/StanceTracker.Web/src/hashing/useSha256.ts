import { useEffect, useState } from 'react';
import { sha256Hex } from './sha256';

/** The SHA-256 of a changing text; undefined until computed, and for an empty text. */
export function useSha256(text: string): string | undefined {
  const [digest, setDigest] = useState<{ text: string; sha256: string }>();
  useEffect(() => {
    let wanted = text !== '';
    if (wanted) void sha256Hex(text).then((found) => wanted && setDigest({ text, sha256: found }));
    return () => {
      wanted = false;
    };
  }, [text]);
  return digest?.text === text ? digest.sha256 : undefined;
}
