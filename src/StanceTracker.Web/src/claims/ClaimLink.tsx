import { useQuery } from '@tanstack/react-query';
import { claimQuery } from '../api/claims';
import { useClocks } from '../clocks/useClocks';
import { AppLink } from '../components/AppLink';
import { pathTo } from '../routing/pathTo';

/** A claim's proposition (its ID until loaded), linked to its page. */
export function ClaimLink({ id }: { id: string }) {
  const { query } = useClocks();
  const { data } = useQuery(claimQuery(id, query));
  return <AppLink to={pathTo.claim(id)}>{data?.proposition ?? id}</AppLink>;
}
