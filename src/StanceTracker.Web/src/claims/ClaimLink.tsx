import { useQuery } from '@tanstack/react-query';
import { claimOf } from '../api/claims';
import { useClocks } from '../clocks/useClocks';
import { PlaceLink } from '../shell/PlaceLink';
import { placeOf } from '../shell/places';

/** A claim by its proposition, leading to its page; its id until it is there. */
export function ClaimLink({ id }: { id: string }) {
  const { query } = useClocks();
  const { data } = useQuery(claimOf(id, query));
  return <PlaceLink to={placeOf.claim(id)}>{data?.proposition ?? id}</PlaceLink>;
}
