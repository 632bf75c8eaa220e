import { Stack, Tabs, Title } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { ClaimsTable } from '../../claims/ClaimsTable';
import { DisputesTable } from '../../claims/DisputesTable';
import { ReversalsTable } from '../../claims/ReversalsTable';
import { SearchField } from '../../components/inputs/SearchField';
import { useSetSearch } from '../../routing/searchParams';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { type ClaimsSearch, claimViews } from './search';

/** All claims, disputes and reversals. */
export function ClaimsPage() {
  useDocumentTitle('Claims');
  const { view = 'claims', q } = useSearch({ from: '/claims' });
  const set = useSetSearch<ClaimsSearch>();
  return (
    <Stack gap="md">
      <Title order={1}>Claims</Title>
      <Tabs
        value={view}
        onChange={(value) => set({ view: claimViews.find((one) => one === value && one !== 'claims') })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="claims">Claims</Tabs.Tab>
          <Tabs.Tab value="disputes">Disputes</Tabs.Tab>
          <Tabs.Tab value="reversals">Reversals</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="claims">
          <Stack gap="sm">
            <SearchField label="Search claims" value={q} onSet={(text) => set({ q: text }, { replace: true })} />
            <ClaimsTable q={q} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="disputes">
          <DisputesTable filter={{}} />
        </Tabs.Panel>
        <Tabs.Panel value="reversals">
          <ReversalsTable filter={{}} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
