import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { statementQuery } from '../../../api/statements';
import { formatDay, formatNumber, formatSigned } from '../../../format/format';
import { toWords } from '../../../labels/toWords';
import { isKnownLabel } from '../../../stances/labels';
import { StanceSwatch } from '../../../stances/StanceNumber';
import { StatementLine } from '../../../statements/StatementLine';
import type { replayOrders } from '../search';
import classes from './ReplayStep.module.css';
import type { ReplayLine } from './replayQuery';
import { stanceChange } from './replaySentence';

interface Props {
  line: ReplayLine;
  step: number;
  last: number;
  order: (typeof replayOrders)[number];
}

/** One step of a replay: what happened, and before → after. */
export function ReplayStep({ line, step, last, order }: Props) {
  // As known at that step: a later correction must not show early.
  const { data } = useQuery({
    ...statementQuery(line.statement ?? '', order === 'known' ? String(line.position) : undefined),
    enabled: line.statement !== null,
    placeholderData: keepPreviousData,
  });
  const change = stanceChange(line);
  return (
    <div className={classes.step} aria-live="polite">
      <Text size="xs" c="dimmed">
        Step {step} of {last} · event {line.position}, {toWords(line.type)}
        {line.day && ` · ${formatDay(line.day)}`}
      </Text>
      <div className={classes.change}>
        <Side stance={line.before} label={line.labelBefore} /> → <Side stance={line.after} label={line.labelAfter} />
        {change !== null && (
          <Text span c="dimmed" size="sm">
            ({formatSigned(change)})
          </Text>
        )}
      </div>
      <div className={classes.told}>
        {line.statement !== null && data?.statement === line.statement && <StatementLine statement={data} />}
      </div>
    </div>
  );
}

function Side({ stance, label }: { stance: number | null; label: ReplayLine['labelAfter'] }) {
  return (
    <span className={classes.side}>
      <StanceSwatch stance={stance} />
      {stance !== null && formatNumber(stance)}
      <Text span size="sm" c={isKnownLabel(label) ? undefined : 'dimmed'}>
        {label}
      </Text>
    </span>
  );
}
