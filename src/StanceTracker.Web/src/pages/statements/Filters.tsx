import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ActorPicker } from '../../actors/ActorPicker';
import { codebookQuery } from '../../acts/codebook';
import { SearchField } from '../../components/inputs/SearchField';
import { isDay } from '../../format/days';
import { useSetSearch } from '../../routing/searchParams';
import type { StatementFilter } from '../../statements/StatementsTable';

const none: StatementFilter = {
  speaker: undefined,
  target: undefined,
  pair: undefined,
  act: undefined,
  context: undefined,
  document: undefined,
  claim: undefined,
  from: undefined,
  to: undefined,
  q: undefined,
};

/** The filters of the list, each kept in the address. */
export function Filters({ filter }: { filter: StatementFilter }) {
  const set = useSetSearch<StatementFilter>();
  const { data } = useQuery(codebookQuery());
  const acts = useMemo(() => data?.items.map((act) => ({ value: act.code, label: `${act.code} ${act.label}` })) ?? [], [data]);
  const day = (name: 'from' | 'to', label: string) => (
    <TextInput
      label={label}
      type="date"
      value={filter[name] ?? ''}
      onChange={(event) => {
        const text = event.currentTarget.value;
        if (text === '' || isDay(text)) set({ [name]: text || undefined });
      }}
    />
  );
  return (
    <search>
      <Group gap="sm" align="end">
        <SearchField label="Text" w={200} value={filter.q} onSet={(q) => set({ q }, { replace: true })} />
        <ActorPicker label="Speaker" value={filter.speaker} onChange={(speaker) => set({ speaker })} />
        <ActorPicker label="Target" value={filter.target} onChange={(target) => set({ target })} />
        <Select
          label="Act, with subtypes"
          w={220}
          searchable
          clearable
          limit={60}
          data={acts}
          value={filter.act ?? null}
          onChange={(act) => set({ act: act ?? undefined })}
          nothingFoundMessage="No acts match."
        />
        {day('from', 'From')}
        {day('to', 'To')}
        <SearchField label="Pair (holder,target)" w={150} value={filter.pair} onSet={(pair) => set({ pair }, { replace: true })} />
        <SearchField label="Context" w={110} value={filter.context} onSet={(context) => set({ context }, { replace: true })} />
        <SearchField label="Claim" w={150} value={filter.claim} onSet={(claim) => set({ claim }, { replace: true })} />
        <SearchField label="Document" w={150} value={filter.document} onSet={(document) => set({ document }, { replace: true })} />
        {Object.values(filter).some((value) => value !== undefined) && <Button onClick={() => set(none)}>Clear</Button>}
      </Group>
    </search>
  );
}
