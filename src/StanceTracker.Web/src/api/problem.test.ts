import { expect, test } from 'vitest';
import { unwrap } from './client';
import { ApiProblem } from './problem';

const response = (status: number) => new Response(null, { status });

test('the data of an answer is returned', async () => {
  expect(await unwrap(Promise.resolve({ data: { position: 1 }, response: response(200) }))).toEqual({ position: 1 });
});

test('a problem names the invalid field', async () => {
  const problem = {
    type: '/problems/invalid-parameter',
    title: 'A parameter is wrong.',
    status: 400,
    detail: "asOf is 'soon'.",
    field: 'asOf',
  };
  const failure = await unwrap(Promise.resolve({ error: problem, response: response(400) })).catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(ApiProblem);
  expect(failure).toMatchObject({
    type: problem.type,
    title: problem.title,
    status: 400,
    message: problem.detail,
    field: 'asOf',
    retryable: false,
  });
});

test('an answer without a problem body, or no answer at all, is a problem too', async () => {
  expect(ApiProblem.fromBody('<html>', 502)).toMatchObject({ status: 502, title: 'The server returned status 502.', field: undefined });
  await expect(unwrap(Promise.reject(new TypeError('fetch failed')))).rejects.toMatchObject({ status: 0, retryable: true });
});
