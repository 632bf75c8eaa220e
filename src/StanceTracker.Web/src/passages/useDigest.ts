import { useEffect, useState } from 'react';
import { sha256Of } from './hash';

/** The SHA-256 of a changing text; undefined until computed, and for an empty text. */
export function useDigest(text: string): string | undefined {
  const [digest, setDigest] = useState<{ text: string; sha256: string }>();
  useEffect(() => {
    let wanted = text !== '';
    if (wanted) void sha256Of(text).then((found) => wanted && setDigest({ text, sha256: found }));
    return () => {
      wanted = false;
    };
  }, [text]);
  return digest?.text === text ? digest.sha256 : undefined;
}
