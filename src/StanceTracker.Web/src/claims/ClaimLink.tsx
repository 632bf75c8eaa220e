import { useQuery } from '@tanstack/react-query';
import { claimOf } from '../api/claims';
import { useClocks } from '../clocks/useClocks';
import { PlaceLink } from '../shell/PlaceLink';
import { placeOf } from '../shell/places';

/** A claim's proposition (its ID until loaded), linked to its page. */
export function ClaimLink({ id }: { id: string }) {
  const { query } = useClocks();
  const { data } = useQuery(claimOf(id, query));
  return <PlaceLink to={placeOf.claim(id)}>{data?.proposition ?? id}</PlaceLink>;
}
