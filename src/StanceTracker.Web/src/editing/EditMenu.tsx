import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useActors } from '../api/actors';
import { type AvailableChange, availableChanges } from './dialogs/availableChanges';
import { type EntityReference, type Entity, entityQuery } from './dialogs/entities';

const ChangeDialog = lazy(() => import('./dialogs/ChangeDialog'));

/** The changes of the record that can be asked for where a thing is shown, each in a dialog of its own. */
export function EditMenu({ kind, id, version }: EntityReference) {
  const reference = { kind, id, version };
  const { data: thing } = useQuery(entityQuery(reference));
  const actors = useActors();
  const [open, setOpen] = useState<{ offer: AvailableChange; reference: EntityReference; thing: Entity }>();
  const offers = thing ? availableChanges(thing, actors.values()) : [];
  const ask = (offer: AvailableChange, of: Entity) =>
    setOpen(
      offer.other
        ? { offer, reference: { kind: 'actor', id: offer.other.actor, version: offer.other.version }, thing: { kind: 'actor', now: offer.other } }
        : { offer, reference, thing: of },
    );
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button disabled={!thing} data-print="no">
            Change the record
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {thing &&
            offers.map((offer) => (
              <Menu.Item key={offer.change + offer.label} onClick={() => ask(offer, thing)}>
                {offer.label} …
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <Suspense>{open && <ChangeDialog change={open.offer.change} reference={open.reference} entity={open.thing} onClose={() => setOpen(undefined)} />}</Suspense>
    </>
  );
}
