import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import type { Schema } from '../../../api/client';
import type { Statement } from '../../../api/statements';
import { Chart } from '../../../charts/Chart';
import { formatDay, formatNumber, formatSigned } from '../../../format/format';
import type { ColourScheme } from '../../../stances/scale';
import type { Column } from '../../../tables/columns';
import { type BridgeStep, buildBridge } from './bridge';
import { bridgeHeight, bridgeOption } from './bridgeOption';
import { changesSentence } from './changesSentence';

const columns: Column<BridgeStep>[] = [
  { key: 'step', header: 'Part', render: (step) => step.label, csv: (step) => step.label },
  {
    key: 'part',
    header: 'Adds',
    align: 'end',
    render: (step) => (step.kind === 'end' ? formatNumber(step.part) : formatSigned(step.part)),
    csv: (step) => step.part,
  },
  { key: 'from', header: 'From', align: 'end', render: (step) => formatNumber(step.from), csv: (step) => step.from },
  { key: 'to', header: 'To', align: 'end', render: (step) => formatNumber(step.to), csv: (step) => step.to },
];

/** The difference between two answers, part by part. */
export function BridgeChart({ changes, statements }: { changes: Schema<'ChangesAnswer'>; statements: ReadonlyMap<string, Statement> }) {
  const narrow = useMediaQuery('(max-width: 700px)') ?? false;
  const steps = useMemo(() => {
    const label = (side: Schema<'ComparedStance'>) => `${formatDay(side.asOf)}, known at ${side.knownAt}`;
    return buildBridge(changes, { from: label(changes.from), to: label(changes.to), tell: (id) => statements.get(id)?.paraphrase ?? id });
  }, [changes, statements]);
  const option = useCallback((scheme: ColourScheme) => bridgeOption(steps, narrow, scheme), [steps, narrow]);
  return (
    <Chart
      title="What makes the difference"
      file={`changes-${changes.holder}-${changes.target}`}
      option={option}
      height={bridgeHeight(steps)}
      columns={columns}
      rows={steps}
      rowKey={(step) => `${step.kind} ${step.label} ${step.from}`}
      noun={['part', 'parts']}
      sentence={changesSentence(changes, (id) => statements.get(id)?.paraphrase ?? id)}
    />
  );
}
