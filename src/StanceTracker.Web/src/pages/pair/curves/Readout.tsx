import { Text } from '@mantine/core';
import { type RefObject, useEffect, useState } from 'react';
import { formatCounted, formatDay, formatNumber } from '../../../format/format';
import { pointAt } from '../../../stances/history/span';
import { formatInterval } from '../../../stances/labels';
import type { NamedDirection } from './curvesOption';

interface Props {
  directions: readonly NamedDirection[];
  asOf: string;
  /** Set to a callback for the day under the pointer; undefined for none. Separate from the chart, since it changes with each move. */
  point: RefObject<((day: string | undefined) => void) | undefined>;
}

/** Both stances on the day under the pointer, otherwise on the “as of” day. */
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
