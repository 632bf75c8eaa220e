import { Select } from '@mantine/core';
import { useId } from 'react';
import { useActors } from '../../api/actors';
import type { Pair } from '../../api/stances';
import { MethodControls } from '../../clocks/MethodControls';
import { useClocks } from '../../clocks/useClocks';
import { useThrottledDrag } from '../../components/inputs/useThrottledDrag';
import { dayFromNumber, dayNumber } from '../../format/days';
import { formatLongDay } from '../../format/format';
import classes from './Method.module.css';

interface Props {
  pair: Pair;
  /** Other pairs to choose as the example. */
  others: readonly Pair[];
  onPair: (pair: string) => void;
}

/** The controls of the example: pair, day, half-life and score table. */
export function Controls({ pair, others, onPair }: Props) {
  const id = useId();
  const { asOf, span, set } = useClocks();
  const actors = useActors();
  const nameOf = (actor: string) => actors.get(actor)?.name ?? actor;
  const day = useThrottledDrag(asOf ? dayNumber(asOf) : 0, (to) =>
    set({ asOf: dayFromNumber(to) === span?.last ? undefined : dayFromNumber(to) }, { replace: true }),
  );
  const pairs = new Map([pair, ...others].map((one) => [`${one.holder},${one.target}`, `${nameOf(one.holder)} → ${nameOf(one.target)}`]));
  return (
    <div className={classes.controls} data-print="no">
      <Select
        label="Pair"
        w={280}
        data={[...pairs].map(([value, label]) => ({ value, label }))}
        value={`${pair.holder},${pair.target}`}
        allowDeselect={false}
        onChange={(value) => value && onPair(value)}
      />
      {asOf && span && (
        <div className={classes.day}>
          <label htmlFor={id}>Day: {formatLongDay(dayFromNumber(day.value))}</label>
          <input
            id={id}
            type="range"
            min={Math.min(dayNumber(span.first), dayNumber(asOf))}
            max={Math.max(dayNumber(span.last), dayNumber(asOf))}
            value={day.value}
            onChange={(event) => day.drag(event.currentTarget.valueAsNumber)}
            aria-valuetext={formatLongDay(dayFromNumber(day.value))}
          />
        </div>
      )}
      <MethodControls />
    </div>
  );
}
