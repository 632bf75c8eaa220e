import createClient from 'openapi-fetch';
import { ApiProblem } from './problem';
import type { components, paths } from './schema';

/** A schema from the server's OpenAPI description. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The server's calls, typed by its OpenAPI description. */
export const api = createClient<paths>({ baseUrl: '/' });

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer; throws a problem as `ApiProblem`. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await withETag(call)).data;
}

/** The same, with the ETag to send back with a change. */
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
