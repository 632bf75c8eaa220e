import { expect, test } from 'vitest';
import { buildLanes } from './lanes';

const stand = (day: string, speaker: string, position: 'asserts' | 'denies') => ({
  day,
  speaker,
  position,
  statement: `${speaker}-${day}`,
  knownFrom: 1,
});

test('each standpoint holds until the speaker’s next, the last until asOf, and later ones are left out', () => {
  const lanes = buildLanes({
    asOf: '2023-12-31',
    stands: [
      stand('2023-06-01', 'b', 'denies'),
      stand('2023-01-01', 'a', 'asserts'),
      stand('2023-09-01', 'a', 'denies'),
      stand('2024-01-01', 'b', 'asserts'),
    ],
  });
  expect(
    lanes.map(({ speaker, segments }) => [speaker, segments.map(({ day, until, position }) => `${day} ${position} ${until}`)]),
  ).toEqual([
    ['a', ['2023-01-01 asserts 2023-09-01', '2023-09-01 denies 2023-12-31']],
    ['b', ['2023-06-01 denies 2023-12-31']],
  ]);
});
