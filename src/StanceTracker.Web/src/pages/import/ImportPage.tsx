import { Anchor, Stack, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AnalystField } from '../../forms/AnalystField';
import { useSetSearch } from '../../routing/searchParams';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { ImportReport } from './ImportReport';
import { ImportsTable } from './ImportsTable';
import type { ImportSearch } from './search';
import { type Upload, UploadForm } from './UploadForm';

/** Imports event data from a file: first a dry run, then the import. */
export function ImportPage() {
  useDocumentTitle('Import');
  const { import: shown } = useSearch({ from: '/import' });
  const set = useSetSearch<ImportSearch>();
  const [upload, setUpload] = useState<Upload>();
  return (
    <Stack gap="md">
      <Title order={1}>Import</Title>
      <Anchor size="sm" href="/docs/import-formats">
        Formats, and what happens to each row
      </Anchor>
      <AnalystField />
      <UploadForm
        lastUpload={upload}
        onUploaded={(now) => {
          setUpload(now);
          set({ import: now.id });
        }}
      />
      {shown && <ImportReport key={shown} id={shown} />}
      <ImportsTable shown={shown} />
    </Stack>
  );
}
