import { Button, Select } from '@mantine/core';
import { useId } from 'react';
import type { Clocks } from '../../clocks/useClocks';
import { useThrottledDrag } from '../../components/inputs/useThrottledDrag';
import { dayFromNumber, dayNumber } from '../../format/days';
import { formatDay } from '../../format/format';
import { useShortcuts } from '../../shortcuts/useShortcuts';
import { addSteps, type TimeStep, timeSteps } from './steps';
import classes from './TimeBar.module.css';
import { useTimePlayback } from './useTimePlayback';

interface Props {
  clocks: Clocks;
  step: TimeStep;
  onStep: (step: TimeStep) => void;
  /** Whether the map of the day is loading; play waits for it. */
  busy: boolean;
}

/** Both clocks as sliders; play moves the day. */
export function TimeBar({ clocks, step, onStep, busy }: Props) {
  const { asOf, span, head, search, set } = clocks;
  const go = (day: string) => {
    if (!span) return;
    const within = day < span.first ? span.first : day > span.last ? span.last : day;
    set({ asOf: within === span.last ? undefined : within }, { replace: true });
  };
  const { playing, toggle } = useTimePlayback({ asOf, span, step, busy, go });
  const stepBy = (count: number) => asOf && go(addSteps(asOf, step, count));
  useShortcuts('Map', [
    { keys: 'p', description: 'Play or pause', run: toggle },
    { keys: '[', description: 'Step back in time', run: () => stepBy(-1) },
    { keys: ']', description: 'Step forward in time', run: () => stepBy(1) },
  ]);

  const day = useThrottledDrag(asOf ? dayNumber(asOf) : 0, (number) => go(dayFromNumber(number)));
  const position = search.knownAt !== undefined && /^\d+$/.test(search.knownAt) ? Number(search.knownAt) : undefined;
  const known = useThrottledDrag(Math.min(position ?? head ?? 0, head ?? 0), (number) =>
    set({ knownAt: number === head ? undefined : String(number) }, { replace: true }),
  );
  if (!span || !asOf || head === undefined) return null;
  const otherwise = search.knownAt !== undefined && position === undefined;
  return (
    <div className={classes.bar} data-print="no">
      <div className={classes.buttons}>
        <Button onClick={() => stepBy(-1)}>Back</Button>
        <Button variant="filled" w={66} onClick={toggle} aria-pressed={playing}>
          {playing ? 'Pause' : 'Play'}
        </Button>
        <Button onClick={() => stepBy(1)}>Forward</Button>
        <Select
          aria-label="Time step"
          w={82}
          data={[...timeSteps]}
          value={step}
          allowDeselect={false}
          onChange={(name) => onStep(timeSteps.find((one) => one === name) ?? 'month')}
        />
      </div>
      <div className={classes.tracks}>
        <Track
          label="as of"
          min={dayNumber(span.first)}
          max={Math.max(dayNumber(span.last), dayNumber(asOf))}
          value={day.value}
          onChange={day.drag}
          said={formatDay(dayFromNumber(day.value))}
        />
        <Track
          label="known at"
          min={0}
          max={head}
          value={known.value}
          onChange={known.drag}
          said={otherwise && !known.dragged ? (search.knownAt ?? '') : known.value === head ? `now (${head})` : `position ${known.value}`}
        />
      </div>
    </div>
  );
}

interface TrackProps {
  label: string;
  min: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
  /** The value in words. */
  said: string;
}

function Track({ label, min, max, value, onChange, said }: TrackProps) {
  const id = useId();
  return (
    <div className={classes.track}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        value={value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        aria-valuetext={said}
      />
      <span>{said}</span>
    </div>
  );
}
