import { expect, test } from 'vitest';
import { unwrap } from './client';
import { ApiProblem } from './problem';

const response = (status: number) => new Response(null, { status });

test('what is answered is handed on', async () => {
  expect(await unwrap(Promise.resolve({ data: { position: 1 }, response: response(200) }))).toEqual({ position: 1 });
});

test('a problem names the field at fault', async () => {
  const told = { type: '/problems/invalid-parameter', title: 'A parameter is wrong.', status: 400, detail: "asOf is 'soon'.", field: 'asOf' };
  const failure = await unwrap(Promise.resolve({ error: told, response: response(400) })).catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(ApiProblem);
  expect(failure).toMatchObject({ type: told.type, title: told.title, status: 400, message: told.detail, field: 'asOf', retryable: false });
});

test('an answer that is no problem, and none at all, are problems too', async () => {
  expect(ApiProblem.fromBody('<html>', 502)).toMatchObject({ status: 502, title: 'The server answered 502.', field: undefined });
  await expect(unwrap(Promise.reject(new TypeError('fetch failed')))).rejects.toMatchObject({ status: 0, retryable: true });
});
