import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { ActorLink } from '../actors/ActorLink';

/** The other actors it holds for: those that speak for the actor in the row. */
export function AlsoFor({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      also for{' '}
      {ids.map((id, i) => (
        <Fragment key={id}>
          {i > 0 && ', '}
          <ActorLink id={id} />
        </Fragment>
      ))}
    </Text>
  );
}
