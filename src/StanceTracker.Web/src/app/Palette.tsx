import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { navigation } from './navigation';
import { type SearchHit, useGlobalSearch } from './useGlobalSearch';

const [store, palette] = createSpotlight();

/** The command palette: jumps to pages, actors, claims, statements and documents. */
export default function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [text, setText] = useState('');
  const [debouncedText] = useDebouncedValue(text, 120);
  const { data = [], isFetching, error } = useGlobalSearch(debouncedText);
  const router = useRouter();
  const navigate = useNavigate();
  useEffect(() => (opened ? palette.open() : palette.close()), [opened]);

  const pages = navigation
    .filter((entry) => entry.label.toLowerCase().includes(text.trim().toLowerCase()))
    .map((entry) => ({ to: entry.to, label: entry.label, detail: 'Page' }));
  const reachable = (item: SearchHit) => router.getMatchedRoutes(item.to)[2] !== undefined;
  const groups = [{ heading: 'Pages', items: pages }, ...(debouncedText.trim() === '' ? [] : data)]
    .map((group) => ({ ...group, items: group.items.filter(reachable) }))
    .filter((group) => group.items.length > 0);
  const nothing = error
    ? error.message
    : isFetching || text !== debouncedText
      ? 'Searching …'
      : 'No matches. Try another spelling, name or ID.';

  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight={480}
      size="lg"
    >
      <Spotlight.Search placeholder="Actors, claims, statements, documents" aria-label="Search" />
      <Spotlight.ActionsList>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.heading} label={group.heading}>
            {group.items.map((item) => (
              <Spotlight.Action key={item.to} label={item.label} description={item.detail} onClick={() => void navigate({ to: item.to })} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{nothing}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
