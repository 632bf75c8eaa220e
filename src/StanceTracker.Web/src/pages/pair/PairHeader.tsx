import { Group, Text, Title } from '@mantine/core';
import { ActorLink } from '../../actors/ActorLink';
import type { Pair, StanceEstimate } from '../../api/stances';
import { AppLink } from '../../components/AppLink';
import { pathTo } from '../../routing/pathTo';
import { MethodLink } from '../../stances/MethodLink';
import { StanceNumber } from '../../stances/StanceNumber';
import { formatLabel } from '../../stances/labels';
import { formatCounted, formatDay, formatNumber } from '../../format/format';
import { MethodControls } from '../../clocks/MethodControls';

/** Who stands toward whom, at what number, and on which day. */
export function PairHeader({ holder, target, position }: Pair & { position: StanceEstimate | undefined }) {
  return (
    <>
      <Group gap="sm" align="baseline">
        <Title order={1}>
          <ActorLink id={holder} /> → <ActorLink id={target} />
        </Title>
        <AppLink to={pathTo.pair(target, holder)}>Other way</AppLink>
        <span style={{ flex: 1 }} />
        <MethodControls />
      </Group>
      <Group gap="sm" align="baseline" mih="1.8rem">
        {position && (
          <>
            <Text span size="lg" fw={600}>
              <StanceNumber value={position} interval />
            </Text>
            <Text span size="sm">{formatLabel(position)}</Text>
            <Text span size="sm" c="dimmed">
              as of {formatDay(position.asOf)}, known at {position.knownAt} · evidence {formatNumber(position.evidence)} from {formatCounted(position.statements, 'statement')}
              {position.unscored > 0 && `, ${position.unscored} without a score`}
              {position.lastDay && ` · newest ${formatDay(position.lastDay)}`}
            </Text>
            <MethodLink pair={{ holder, target }} />
          </>
        )}
      </Group>
    </>
  );
}
