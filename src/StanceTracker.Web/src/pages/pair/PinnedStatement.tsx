import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Contribution } from '../../api/stances';
import { statementQuery } from '../../api/statements';
import { useClocks } from '../../clocks/useClocks';
import { Sources } from '../../documents/Sources';
import { formatNumber, formatSigned } from '../../format/format';
import { StatementLine } from '../../statements/StatementLine';

interface Props {
  id: string;
  /** Its share of the stance; undefined if it does not count. */
  contribution: Contribution | undefined;
  onUnpin: () => void;
  onStep: (by: 1 | -1) => void;
}

/** The pinned statement, as known at the selected time. */
export function PinnedStatement({ id, contribution, onUnpin, onStep }: Props) {
  const { search } = useClocks();
  const { data, error } = useQuery(statementQuery(id, search.knownAt));
  return (
    <section
      aria-label="Pinned statement"
      style={{ borderLeft: '2px solid var(--mantine-primary-color-filled)', paddingLeft: 'var(--mantine-spacing-sm)' }}
    >
      <div style={{ minHeight: '2.8em' }}>{error ? error.message : data && <StatementLine statement={data} />}</div>
      <Group gap="sm" lh="1.5rem">
        <Text span size="xs" lh="1.5rem">
          {data && <Sources evidence={data.evidence} />}
        </Text>
        <Text span size="xs" c="dimmed">
          {contribution
            ? `intensity ${contribution.intensity === null ? 'not scored' : formatSigned(contribution.intensity, 1)}, confidence ${formatNumber(contribution.confidence)}, weight ${formatNumber(contribution.weight, 3)}, share ${formatSigned(contribution.share, 3)}`
            : 'does not count on the “as of” day'}
        </Text>
        <Anchor component="button" type="button" size="xs" lh="1.5rem" onClick={() => onStep(-1)}>
          Earlier
        </Anchor>
        <Anchor component="button" type="button" size="xs" lh="1.5rem" onClick={() => onStep(1)}>
          Later
        </Anchor>
        <Anchor component="button" type="button" size="xs" lh="1.5rem" onClick={onUnpin}>
          Unpin
        </Anchor>
      </Group>
    </section>
  );
}
