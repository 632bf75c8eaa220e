import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const soonEnough = 30_000;

/** Retries only where that may help: never after the server has reported what is wrong. */
export function makeQueryClient(): QueryClient {
  const retry = (count: number, failure: Error) => count < 2 && failure instanceof ApiProblem && failure.passing;
  return new QueryClient({ defaultOptions: { queries: { staleTime: soonEnough, retry, refetchOnWindowFocus: false } } });
}
