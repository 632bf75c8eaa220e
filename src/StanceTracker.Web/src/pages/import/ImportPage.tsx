import { Anchor, Stack, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AnalystField } from '../../recording/AnalystField';
import { useSetSearch } from '../../shell/search';
import { useTitle } from '../../shell/title';
import { Earlier } from './Earlier';
import { Outcome } from './Outcome';
import { SendForm, type Sent } from './SendForm';
import type { ImportSearch } from './search';

/** Imports event data from a file: first a dry run, then the import. */
export function ImportPage() {
  useTitle('Import');
  const { import: shown } = useSearch({ from: '/import' });
  const set = useSetSearch<ImportSearch>();
  const [sent, setSent] = useState<Sent>();
  return (
    <Stack gap="md">
      <Title order={1}>Import</Title>
      <Anchor size="sm" href="/docs/import-formats">
        Formats, and what happens to each row
      </Anchor>
      <AnalystField />
      <SendForm
        tried={sent}
        onSent={(now) => {
          setSent(now);
          set({ import: now.id });
        }}
      />
      {shown && <Outcome key={shown} id={shown} />}
      <Earlier shown={shown} />
    </Stack>
  );
}
