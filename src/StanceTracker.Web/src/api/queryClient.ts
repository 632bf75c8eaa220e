import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const staleTimeMs = 30_000;

/** Retries only where that may help: never after the server has reported what is wrong. */
export function createQueryClient(): QueryClient {
  const retry = (count: number, failure: Error) => count < 2 && failure instanceof ApiProblem && failure.retryable;
  return new QueryClient({ defaultOptions: { queries: { staleTime: staleTimeMs, retry, refetchOnWindowFocus: false } } });
}
