import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useActors } from '../../api/actors';
import { type Offer, offersOf } from './actions/changes';
import { type Reference, type Thing, thingOf } from './actions/things';

const ChangeDialog = lazy(() => import('./actions/ChangeDialog'));

/** The menu of changes to a record, each with its own dialog. */
export function RecordActions({ kind, id, version }: Reference) {
  const reference = { kind, id, version };
  const { data: thing } = useQuery(thingOf(reference));
  const actors = useActors();
  const [open, setOpen] = useState<{ offer: Offer; reference: Reference; thing: Thing }>();
  const offers = thing ? offersOf(thing, actors.values()) : [];
  const ask = (offer: Offer, of: Thing) =>
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
      <Suspense>{open && <ChangeDialog change={open.offer.change} reference={open.reference} thing={open.thing} onClose={() => setOpen(undefined)} />}</Suspense>
    </>
  );
}
