import { Text } from '@mantine/core';
import { Legend } from '../../stances/Legend';
import classes from './Explanation.module.css';
import type { views } from './search';

/** How the map is read, and what its colours mean. */
export function Explanation({ view }: { view: (typeof views)[number] }) {
  const matrix = 'A row is who stands, a column toward whom.';
  const network = 'An arrow leads from who stands to the one it is about.';
  return (
    <div className={classes.explanation}>
      <Text size="sm" className={classes.words}>
        {view === 'network' ? network : matrix} Orange is against, blue in favour, and the stronger the colour, the farther from 0. {view === 'network' ? 'Dashed: the evidence has nearly faded.' : 'Hatched: nothing is known. A small square: the evidence has nearly faded.'}
      </Text>
      <Legend faded={view !== 'network'} />
    </div>
  );
}
