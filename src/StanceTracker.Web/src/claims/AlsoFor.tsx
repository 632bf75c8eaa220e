import { Text } from '@mantine/core';
import { Fragment } from 'react';
import { ActorLink } from '../actors/ActorLink';

/** For whom else it holds: those that speak for the actor beside it. */
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
