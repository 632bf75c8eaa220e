import { Group, Text, Title } from '@mantine/core';
import { ActorLink } from '../../actors/ActorLink';
import type { Pair, StanceEstimate } from '../../api/stances';
import { MethodControls } from '../../clocks/MethodControls';
import { AppLink } from '../../components/AppLink';
import { formatCounted, formatDay, formatNumber } from '../../format/format';
import { pathTo } from '../../routing/pathTo';
import { formatLabel } from '../../stances/labels';
import { MethodLink } from '../../stances/MethodLink';
import { StanceNumber } from '../../stances/StanceNumber';

/** The pair, its stance, and the day. */
export function PairHeader({ holder, target, estimate }: Pair & { estimate: StanceEstimate | undefined }) {
  return (
    <>
      <Group gap="sm" align="baseline">
        <Title order={1}>
          <ActorLink id={holder} /> → <ActorLink id={target} />
        </Title>
        <AppLink to={pathTo.pair(target, holder)}>Reverse direction</AppLink>
        <span style={{ flex: 1 }} />
        <MethodControls />
      </Group>
      <Group gap="sm" align="baseline" mih="1.8rem">
        {estimate && (
          <>
            <Text span size="lg" fw={600}>
              <StanceNumber value={estimate} interval />
            </Text>
            <Text span size="sm">
              {formatLabel(estimate)}
            </Text>
            <Text span size="sm" c="dimmed">
              as of {formatDay(estimate.asOf)}, known at {estimate.knownAt} · evidence {formatNumber(estimate.evidence)} from{' '}
              {formatCounted(estimate.statements, 'statement')}
              {estimate.unscored > 0 && `, ${estimate.unscored} without a score`}
              {estimate.lastDay && ` · latest ${formatDay(estimate.lastDay)}`}
            </Text>
            <MethodLink pair={{ holder, target }} />
          </>
        )}
      </Group>
    </>
  );
}
