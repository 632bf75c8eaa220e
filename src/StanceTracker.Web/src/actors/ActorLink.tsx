import { useActors } from '../api/actors';
import { AppLink } from '../components/AppLink';
import { pathTo } from '../routing/pathTo';

/** The name of an actor; its id where the directory does not tell. */
export function ActorName({ id }: { id: string }) {
  return <>{useActors().get(id)?.name ?? id}</>;
}

/** The same, leading to its page. */
export function ActorLink({ id }: { id: string }) {
  return (
    <AppLink to={pathTo.actor(id)}>
      <ActorName id={id} />
    </AppLink>
  );
}

/** A pair: holder → target, leading to its page. */
export function PairLink({ holder, target }: { holder: string; target: string }) {
  return (
    <AppLink to={pathTo.pair(holder, target)}>
      <ActorName id={holder} /> → <ActorName id={target} />
    </AppLink>
  );
}
