import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type CommandBody, sendCommand, type CommandTarget, type CommandPath } from './sendCommand';

/** Records at an address; afterwards all that is shown is asked for anew. */
export function useCommand<P extends CommandPath>(path: P, scope: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, ...target }: CommandTarget & { body: CommandBody<P> }) => sendCommand(path, body, target, scope),
    onSuccess: () => void queries.invalidateQueries(),
    // Without a connection it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
  });
}
