import { Anchor, Button, Group, Menu } from '@mantine/core';
import { formatInstant } from '../../format/format';
import { draftTitle } from './draft';
import { newDraftId, savedDrafts } from './drafts';

/** The other drafts kept in this browser, and a button for a new one. */
export function DraftList({ open, onOpen }: { open: string; onOpen: (draft: string) => void }) {
  const others = savedDrafts().filter(({ id }) => id !== open);
  return (
    <Group gap="sm" data-print="no">
      <Anchor component="button" type="button" onClick={() => onOpen(newDraftId())}>
        New draft
      </Anchor>
      {others.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button size="compact-xs">{others.length === 1 ? 'One other draft' : `${others.length} other drafts`}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ id, draft }) => (
              <Menu.Item key={id} onClick={() => onOpen(id)}>
                {draftTitle(draft)}, {formatInstant(new Date(draft.changed).toISOString())}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
