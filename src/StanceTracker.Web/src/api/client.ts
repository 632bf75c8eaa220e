import createClient from 'openapi-fetch';
import { ApiProblem } from './problem';
import type { components, paths } from './schema';

/** A shape of the server's own description. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The server's calls, typed by its own description. */
export const api = createClient<paths>({ baseUrl: '/' });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What a call answers; its problem is thrown as an `ApiProblem`. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await withETag(call)).data;
}

/** The same with the ETag, which changes go back with. */
export async function withETag<T>(call: Promise<Answer<T>>): Promise<{ data: T; etag: string | null }> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw ApiProblem.unreachable();
  }
  if (answer.data !== undefined && answer.response.ok) return { data: answer.data, etag: answer.response.headers.get('ETag') };
  throw ApiProblem.fromBody(answer.error, answer.response.status);
}
