import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../editing.module.css';

interface Props<Item> {
  /** What is listed, for who hears it. */
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  onRemove: (item: Item) => void;
  /** Whether each stays in one line, as long as its words may be. */
  inLine?: boolean;
  children: (item: Item) => ReactNode;
}

/** What was chosen below the field that it was chosen in, each to be taken out again. */
export function SelectedList<Item>({ label, items, keyOf, onRemove, inLine = false, children }: Props<Item>) {
  if (items.length === 0) return null;
  return (
    <ul className={classes.chosen} aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)}>
          <Group gap="sm" wrap={inLine ? 'nowrap' : 'wrap'}>
            {children(item)}
            <Button size="compact-xs" onClick={() => onRemove(item)} style={{ flex: 'none' }}>
              Remove
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  );
}
