import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useActors } from '../api/actors';
import { type AvailableChange, availableChanges } from './dialogs/availableChanges';
import { type Entity, type EntityReference, entityQuery } from './dialogs/entities';

const ChangeDialog = lazy(() => import('./dialogs/ChangeDialog'));

/** The menu of changes to a record, each with its own dialog. */
export function EditMenu({ kind, id, version }: EntityReference) {
  const reference = { kind, id, version };
  const { data: entity } = useQuery(entityQuery(reference));
  const actors = useActors();
  const [open, setOpen] = useState<{ change: AvailableChange; reference: EntityReference; entity: Entity }>();
  const changes = entity ? availableChanges(entity, actors.values()) : [];
  const ask = (change: AvailableChange, of: Entity) =>
    setOpen(
      change.other
        ? {
            change,
            reference: { kind: 'actor', id: change.other.actor, version: change.other.version },
            entity: { kind: 'actor', now: change.other },
          }
        : { change, reference, entity: of },
    );
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button disabled={!entity} data-print="no">
            Change the record
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {entity &&
            changes.map((change) => (
              <Menu.Item key={change.kind + change.label} onClick={() => ask(change, entity)}>
                {change.label} …
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {open && (
          <ChangeDialog change={open.change.kind} reference={open.reference} entity={open.entity} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </>
  );
}
