import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem';
import { matchField, toFieldErrors } from './fieldErrors';

const fields = [
  'speaker',
  'targets',
  'act',
  'saidOn.earliest',
  'saidOn.latest',
  'evidence.document',
  'evidence.passage',
  'evidence.credibility',
];

test.each([
  ['targets[0]', 'targets'],
  ['act.code', 'act'],
  ['saidOn.latest', 'saidOn.latest'],
  ['saidOn', 'saidOn.earliest'],
  ['evidence.passage.end', 'evidence.passage'],
  ['evidence', 'evidence.document'],
  ['If-Match', undefined],
  [undefined, undefined],
])('%s is shown at %s', (field, at) => {
  expect(matchField(field, fields)).toBe(at);
});

test('a problem is shown at its field', () => {
  const problem = new ApiProblem({
    type: '/problems/unknown-actor',
    title: 'Unknown.',
    status: 422,
    detail: "There is no actor 'x'.",
    field: 'targets[1]',
  });
  expect(toFieldErrors(problem, fields)).toEqual({ targets: "There is no actor 'x'." });
  expect(toFieldErrors(ApiProblem.unreachable(), fields)).toEqual({});
});
