import { Group, Text, Title } from '@mantine/core';
import { ActorLink } from '../../actors/ActorName';
import type { Pair, Position } from '../../api/stances';
import { PlaceLink } from '../../shell/PlaceLink';
import { placeOf } from '../../shell/places';
import { MethodLink } from '../../stance/MethodLink';
import { StanceNumber } from '../../stance/StanceNumber';
import { labelInWords } from '../../stance/words';
import { counted, formatDay, formatNumber } from '../../words/format';
import { MethodSwitches } from './MethodSwitches';

/** The pair, its stance, and the day. */
export function PairHead({ holder, target, position }: Pair & { position: Position | undefined }) {
  return (
    <>
      <Group gap="sm" align="baseline">
        <Title order={1}>
          <ActorLink id={holder} /> → <ActorLink id={target} />
        </Title>
        <PlaceLink to={placeOf.pair(target, holder)}>Reverse direction</PlaceLink>
        <span style={{ flex: 1 }} />
        <MethodSwitches />
      </Group>
      <Group gap="sm" align="baseline" mih="1.8rem">
        {position && (
          <>
            <Text span size="lg" fw={600}>
              <StanceNumber value={position} interval />
            </Text>
            <Text span size="sm">{labelInWords(position)}</Text>
            <Text span size="sm" c="dimmed">
              as of {formatDay(position.asOf)}, known at {position.knownAt} · evidence {formatNumber(position.evidence)} from {counted(position.statements, 'statement')}
              {position.unscored > 0 && `, ${position.unscored} without a score`}
              {position.lastDay && ` · latest ${formatDay(position.lastDay)}`}
            </Text>
            <MethodLink pair={{ holder, target }} />
          </>
        )}
      </Group>
    </>
  );
}
