import { Anchor, Text } from '@mantine/core';
import { formatCount } from '../../format/format';
import { type ActorCounts, coverageSentence } from './coverageSentence';
import type { MapSearch } from './search';

interface Props extends ActorCounts {
  search: MapSearch;
  /** Shows all actors of the kinds, or those that the map starts with. */
  onAll: (all: true | undefined) => void;
}

/** How many actors the map shows, with a button for more. */
export function Coverage({ search: { actors, all }, onAll, ...counts }: Props) {
  const more = !actors && !all && counts.ofKinds > counts.drawn;
  return (
    <Text size="sm">
      {coverageSentence(counts, actors ? 'named' : all ? 'all' : 'start')}{' '}
      {more && (
        <Anchor component="button" type="button" data-print="no" onClick={() => onAll(true)}>
          Show {formatCount(counts.ofKinds)} actors
        </Anchor>
      )}
      {!actors && all && (
        <Anchor component="button" type="button" data-print="no" onClick={() => onAll(undefined)}>
          Show only the best documented
        </Anchor>
      )}
    </Text>
  );
}
