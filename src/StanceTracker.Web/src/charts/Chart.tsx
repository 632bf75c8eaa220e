import type { ECElementEvent, EChartsOption, EChartsType } from 'echarts';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import type { ColourScheme } from '../stances/scale';
import { useColourScheme } from '../stances/useColourScheme';
import { chartColours, fontFamily } from './colours';
import { Figure } from './Figure';

interface Props<Row> extends Omit<ComponentProps<typeof Figure<Row>>, 'toPng' | 'children'> {
  /** The chart's option for light or dark pages. A new function redraws the chart, so memoize it. */
  option: (scheme: ColourScheme) => EChartsOption;
  height: number | string;
  /** Called when a mark is clicked. Offer the same by keyboard, as the table does. */
  onClick?: (event: ECElementEvent) => void;
  /** Receives the chart once ready, for what options cannot express (brushes, zooms). */
  onReady?: (chart: EChartsType) => void;
}

/** A chart in a figure. Loads the library on first use; follows size and colour scheme. */
export function Chart<Row>({ option, height, onClick, onReady, ...figure }: Props<Row>) {
  const scheme = useColourScheme();
  const chart = useRef<EChartsType>(undefined);
  const toPng = () => {
    const canvas = chart.current?.renderToCanvas({ pixelRatio: 2, backgroundColor: chartColours[scheme].ground });
    return new Promise<Blob | null>((done) => (canvas ? canvas.toBlob(done) : done(null)));
  };
  return (
    <Figure {...figure} toPng={toPng}>
      <ChartCanvas
        option={option}
        scheme={scheme}
        height={height}
        label={figure.title}
        onClick={onClick}
        onReady={onReady}
        chartRef={chart}
      />
    </Figure>
  );
}

interface DrawingProps extends Pick<Props<never>, 'option' | 'height' | 'onClick' | 'onReady'> {
  scheme: ColourScheme;
  label: string;
  chartRef: { current: EChartsType | undefined };
}

function ChartCanvas({ option, scheme, height, label, onClick, onReady, chartRef }: DrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const handlers = useRef({ onClick, onReady });
  handlers.current = { onClick, onReady };

  useEffect(() => {
    let gone = false;
    let stop: () => void = () => {};
    void import('./echarts').then(({ init }) => {
      if (gone || !frame.current) return;
      const chart = init(frame.current);
      chartRef.current = chart;
      chart.on('click', (event) => handlers.current.onClick?.(event));
      const sized = new ResizeObserver(() => chart.resize());
      sized.observe(frame.current);
      stop = () => {
        sized.disconnect();
        chart.dispose();
        chartRef.current = undefined;
      };
      handlers.current.onReady?.(chart);
      setReady(true);
    });
    return () => {
      gone = true;
      setReady(false);
      stop();
    };
  }, [chartRef]);

  useEffect(() => {
    if (!ready) return;
    chartRef.current?.setOption(
      { textStyle: { fontFamily: fontFamily, color: chartColours[scheme].text }, animation: false, ...option(scheme) },
      { notMerge: true },
    );
  }, [ready, option, scheme, chartRef]);

  return (
    <div ref={frame} role="img" aria-label={`${label}: described below; choose “Table” for its data`} style={{ height, width: '100%' }} />
  );
}
