import { Text } from '@mantine/core';
import { type RefObject, useEffect, useState } from 'react';
import { formatInterval } from '../../../stances/labels';
import { formatCounted, formatDay, formatNumber } from '../../../format/format';
import { pointAt } from '../../../stances/history/span';
import type { NamedDirection } from './curvesOption';

interface Props {
  directions: readonly NamedDirection[];
  asOf: string;
  /** Filled with what takes the day that is pointed at; undefined is none. Kept apart from the chart, since it changes with each move. */
  point: RefObject<((day: string | undefined) => void) | undefined>;
}

/** Both stances on the day that is pointed at, else on the day that is asked. */
export function Readout({ directions, asOf, point }: Props) {
  const [pointed, setPointed] = useState<string>();
  useEffect(() => {
    point.current = setPointed;
  }, [point]);
  const day = pointed ?? asOf;
  return (
    <Text component="div" size="xs" c="dimmed" mih="2.8em">
      {formatDay(day)}: {directions.map((direction) => told(direction, day)).join(' · ')}
    </Text>
  );
}

function told({ name, points }: NamedDirection, day: string): string {
  const point = pointAt(points, day);
  if (!point || point.stance === null) return `${name} unknown`;
  return `${name} ${formatNumber(point.stance)} [${formatInterval(point)}], evidence ${formatNumber(point.evidence)}, ${formatCounted(point.statements, 'statement')}`;
}
