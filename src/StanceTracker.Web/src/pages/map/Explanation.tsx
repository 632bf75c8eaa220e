import { Text } from '@mantine/core';
import { Legend } from '../../stances/Legend';
import classes from './Explanation.module.css';
import type { views } from './search';

/** How to read the map, and what its colours mean. */
export function Explanation({ view }: { view: (typeof views)[number] }) {
  const matrix = 'Rows are holders, columns are targets.';
  const network = 'Arrows point from holder to target.';
  return (
    <div className={classes.explanation}>
      <Text size="sm" className={classes.words}>
        {view === 'network' ? network : matrix} Orange is against, blue in favour; the stronger the colour, the farther from 0.{' '}
        {view === 'network' ? 'Dashed: the evidence has nearly faded.' : 'Hatched: unknown. Small square: the evidence has nearly faded.'}
      </Text>
      <Legend faded={view !== 'network'} />
    </div>
  );
}
