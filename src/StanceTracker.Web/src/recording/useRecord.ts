import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type BodyOf, record, type Target, type WritePath } from './write';

/** Records at an address; afterwards all that is shown is asked for anew. */
export function useRecord<P extends WritePath>(path: P, course: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, ...target }: Target & { body: BodyOf<P> }) => record(path, body, target, course),
    onSuccess: () => void queries.invalidateQueries(),
    // Without a connection it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
  });
}
