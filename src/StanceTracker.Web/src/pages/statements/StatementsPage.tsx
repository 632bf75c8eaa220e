import { Stack, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTitle } from '../../shell/title';
import { StatementsTable } from '../../statements/StatementsTable';
import { Filters } from './Filters';
import { readStatementsSearch } from './search';

/** All statements, by who, toward whom, which act, where from and when. */
export function StatementsPage() {
  useTitle('Statements');
  const filter = readStatementsSearch(useSearch({ from: '/statements' }));
  return (
    <Stack gap="md">
      <Title order={1}>Statements</Title>
      <Filters filter={filter} />
      <StatementsTable filter={filter} empty="No statement fits all of these. Take one of them away." />
    </Stack>
  );
}
