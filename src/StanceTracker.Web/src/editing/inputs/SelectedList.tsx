import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../editing.module.css';

interface Props<Item> {
  /** The name of the list, for screen readers. */
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  onRemove: (item: Item) => void;
  /** Whether each item stays on one line. */
  inLine?: boolean;
  children: (item: Item) => ReactNode;
}

/** The chosen items below a field, each with a button to remove it. */
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
