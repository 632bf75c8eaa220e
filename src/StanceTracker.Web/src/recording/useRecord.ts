import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type BodyOf, record, type Target, type WritePath } from './write';

/** Records something, then refreshes all queries. */
export function useRecord<P extends WritePath>(path: P, course: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, ...target }: Target & { body: BodyOf<P> }) => record(path, body, target, course),
    onSuccess: () => void queries.invalidateQueries(),
    // Fail at once when offline instead of waiting silently.
    networkMode: 'always',
  });
}
