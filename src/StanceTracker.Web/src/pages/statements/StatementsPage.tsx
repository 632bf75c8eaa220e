import { Stack, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { StatementsTable } from '../../statements/StatementsTable';
import { Filters } from './Filters';
import { parseStatementsSearch } from './search';

/** All statements, by who, toward whom, which act, where from and when. */
export function StatementsPage() {
  useDocumentTitle('Statements');
  const filter = parseStatementsSearch(useSearch({ from: '/statements' }));
  return (
    <Stack gap="md">
      <Title order={1}>Statements</Title>
      <Filters filter={filter} />
      <StatementsTable filter={filter} empty="No statement fits all of these. Take one of them away." />
    </Stack>
  );
}
