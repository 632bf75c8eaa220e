import { Text } from '@mantine/core';
import type { EChartsType } from 'echarts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Schema } from '../../../api/client';
import { Chart } from '../../../charts/Chart';
import { dayFromNumber } from '../../../format/days';
import { formatDay, formatNumber } from '../../../format/format';
import { curveSentence } from '../../../stances/history/curveSentence';
import type { Span } from '../../../stances/history/span';
import type { ColourScheme } from '../../../stances/scale';
import type { Column } from '../../../tables/columns';
import { curvesHeight, curvesOption, type NamedDirection } from './curvesOption';
import { PinRing } from './pinRing';
import { Readout } from './Readout';
import { SpanTools } from './SpanTools';
import { watchPlot } from './watchPlot';

interface Props {
  directions: readonly NamedDirection[];
  names: readonly [holder: string, target: string];
  span: Span;
  whole: Span;
  asOf: string;
  pin: string | undefined;
  onSpan: (span: Partial<Span>) => void;
  onPin: (statement: string) => void;
  onAsOf: (day: string) => void;
}

interface Row extends Schema<'HistoryPoint'> {
  name: string;
}

const number = (value: number | null) => (value === null ? '' : formatNumber(value));

const columns: Column<Row>[] = [
  { key: 'direction', header: 'Pair', render: (row) => row.name, sort: (row) => row.name, csv: (row) => row.name },
  { key: 'day', header: 'Day', nowrap: true, render: (row) => formatDay(row.day), sort: (row) => row.day, csv: (row) => row.day },
  {
    key: 'stance',
    header: 'Stance',
    align: 'end',
    render: (row) => number(row.stance),
    sort: (row) => row.stance,
    csv: (row) => row.stance,
  },
  { key: 'low', header: 'Low', align: 'end', render: (row) => number(row.low), csv: (row) => row.low },
  { key: 'high', header: 'High', align: 'end', render: (row) => number(row.high), csv: (row) => row.high },
  {
    key: 'evidence',
    header: 'Evidence',
    align: 'end',
    render: (row) => formatNumber(row.evidence),
    sort: (row) => row.evidence,
    csv: (row) => row.evidence,
  },
  {
    key: 'statements',
    header: 'Statements',
    align: 'end',
    render: (row) => row.statements,
    sort: (row) => row.statements,
    csv: (row) => row.statements,
  },
];

/** Both directions of a pair over time: curves with bands, and a mark for each statement. */
export function CurvesChart({ directions, names, span, whole, asOf, pin, onSpan, onPin, onAsOf }: Props) {
  const [ring, setRing] = useState<PinRing>();
  const point = useRef<(day: string | undefined) => void>(undefined);
  const option = useCallback(
    (scheme: ColourScheme) => curvesOption({ directions, span, whole, asOf }, scheme),
    [directions, span, whole, asOf],
  );
  const rows = useMemo(
    () =>
      directions.flatMap(({ name, points }) =>
        points.filter((point) => point.day >= span.from && point.day <= span.to).map((point) => ({ ...point, name })),
      ),
    [directions, span],
  );
  const told = useRef({ onSpan, onAsOf });
  told.current = { onSpan, onAsOf };
  const watch = useCallback((chart: EChartsType) => {
    watchPlot(chart, {
      onSpan: (from, to) => told.current.onSpan({ from: dayFromNumber(from), to: dayFromNumber(to) }),
      onPoint: (day) => point.current?.(day === undefined ? undefined : dayFromNumber(day)),
      onDay: (day) => told.current.onAsOf(dayFromNumber(day)),
    });
    setRing(new PinRing(chart));
  }, []);
  useEffect(() => {
    const at = directions.findIndex((direction) => direction.marks.some((mark) => mark.statement === pin));
    ring?.show(
      directions[at]?.marks.find((mark) => mark.statement === pin),
      at,
    );
  }, [ring, directions, pin]);
  return (
    <Chart
      title="Stance over time"
      file={`stance-${directions[0]?.holder}-${directions[0]?.target}`}
      option={option}
      height={curvesHeight}
      onReady={watch}
      onClick={(event) => event.componentType === 'series' && onPin(event.name)}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.name} ${row.day}`}
      noun={['point', 'points']}
      tools={<SpanTools span={span} whole={whole} onSpan={onSpan} />}
      sentence={
        <>
          <Readout directions={directions} asOf={asOf} point={point} />
          {curveSentence(...names, directions[0]?.points ?? [], span, asOf)}
          <Text size="xs" c="dimmed">
            The vertical line is the “as of” day; click elsewhere in a plot to change it. Marks lie at their act's intensity, larger with
            more weight on that day; circles are in favour, diamonds against, filled ones deeds, hollow ones words. Drag across a plot to
            zoom.
          </Text>
        </>
      }
    />
  );
}
