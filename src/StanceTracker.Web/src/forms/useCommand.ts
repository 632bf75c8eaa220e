import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type CommandBody, type CommandPath, type CommandTarget, sendCommand } from './sendCommand';

/** Records something, then refreshes all queries. */
export function useCommand<P extends CommandPath>(path: P, scope: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, ...target }: CommandTarget & { body: CommandBody<P> }) => sendCommand(path, body, target, scope),
    onSuccess: () => void queries.invalidateQueries(),
    // Fail at once when offline instead of waiting silently.
    networkMode: 'always',
  });
}
