import { Stack } from '@mantine/core';
import { useMemo } from 'react';
import type { Schema } from '../../api/client';
import { PassageViewer } from '../../passages/PassageViewer';

/** Each document of a statement's evidence, with its passages if the analyst has the text. */
export function PassagesByDocument({ evidence }: { evidence: readonly Schema<'EvidenceView'>[] }) {
  const documents = useMemo(() => {
    const found = new Map<string, { label: string; start: number; end: number; sha256?: string }[]>();
    for (const { number, document, passage } of evidence)
      if (passage) found.set(document, [...(found.get(document) ?? []), { label: `Passage ${number}`, ...passage }]);
    return [...found];
  }, [evidence]);
  if (documents.length === 0) return <>Its evidence cites no passages.</>;
  return (
    <Stack gap="md">
      {documents.map(([document, passages]) => (
        <div key={document}>
          <PassageViewer document={document} passages={passages} />
        </div>
      ))}
    </Stack>
  );
}
