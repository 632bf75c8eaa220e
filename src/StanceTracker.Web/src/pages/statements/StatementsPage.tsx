import { Stack, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { StatementsTable } from '../../statements/StatementsTable';
import { Filters } from './Filters';
import { parseStatementsSearch } from './search';

/** All statements, filtered by speaker, target, act, source and day. */
export function StatementsPage() {
  useDocumentTitle('Statements');
  const filter = parseStatementsSearch(useSearch({ from: '/statements' }));
  return (
    <Stack gap="md">
      <Title order={1}>Statements</Title>
      <Filters filter={filter} />
      <StatementsTable filter={filter} empty="No statements match all filters. Remove one of them." />
    </Stack>
  );
}
