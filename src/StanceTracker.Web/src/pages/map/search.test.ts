import { expect, test } from 'vitest';
import { formatKinds, parseKinds, parseMapSearch } from './search';

test('by default all kinds but people are shown', () => {
  expect(parseKinds(undefined)).toEqual(['state', 'organization', 'armed-group', 'bloc']);
  expect(formatKinds(['bloc', 'state', 'organization', 'armed-group'])).toBeUndefined();
  expect(formatKinds(['person', 'state'])).toBe('state,person');
});

test('an address is read, and invalid values are ignored', () => {
  expect(
    parseMapSearch({ kinds: 'state,planet', all: 'true', minEvidence: '0.2', view: 'network', step: 'year', actors: 'iran,<b>,taliban' }),
  ).toEqual({
    kinds: 'state',
    all: true,
    minEvidence: 0.2,
    view: 'network',
    step: 'year',
    actors: 'iran,taliban',
  });
  expect(parseMapSearch({ kinds: 'planet', all: 'yes', minEvidence: '-1', view: 'both', step: 'month', actors: '' })).toEqual({});
});
