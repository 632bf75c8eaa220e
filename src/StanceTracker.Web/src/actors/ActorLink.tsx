import { useActors } from '../api/actors';
import { AppLink } from '../components/AppLink';
import { pathTo } from '../routing/pathTo';

/** The name of an actor; its ID if the directory does not list it. */
export function ActorName({ id }: { id: string }) {
  return <>{useActors().get(id)?.name ?? id}</>;
}

/** The name, linked to the actor's page. */
export function ActorLink({ id }: { id: string }) {
  return (
    <AppLink to={pathTo.actor(id)}>
      <ActorName id={id} />
    </AppLink>
  );
}

/** A pair, holder → target, linked to its page. */
export function PairLink({ holder, target }: { holder: string; target: string }) {
  return (
    <AppLink to={pathTo.pair(holder, target)}>
      <ActorName id={holder} /> → <ActorName id={target} />
    </AppLink>
  );
}
