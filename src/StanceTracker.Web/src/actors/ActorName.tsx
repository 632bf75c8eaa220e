import { useActors } from '../api/actors';
import { PlaceLink } from '../shell/PlaceLink';
import { placeOf } from '../shell/places';

/** The name of an actor; its ID if the directory does not list it. */
export function ActorName({ id }: { id: string }) {
  return <>{useActors().get(id)?.name ?? id}</>;
}

/** The name, linked to the actor's page. */
export function ActorLink({ id }: { id: string }) {
  return (
    <PlaceLink to={placeOf.actor(id)}>
      <ActorName id={id} />
    </PlaceLink>
  );
}

/** A pair, holder → target, linked to its page. */
export function PairLink({ holder, target }: { holder: string; target: string }) {
  return (
    <PlaceLink to={placeOf.pair(holder, target)}>
      <ActorName id={holder} /> → <ActorName id={target} />
    </PlaceLink>
  );
}
