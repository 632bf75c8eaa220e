import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import type { Schema } from '../../../api/client';
import type { Statement } from '../../../api/statements';
import { Chart } from '../../../charts/Chart';
import type { Scheme } from '../../../stance/scale';
import type { Column } from '../../../tables/columns';
import { formatDay, formatNumber, formatSigned } from '../../../words/format';
import { bridgeHeight, bridgeOption } from './bridgeOption';
import { bridgeOf, type Step } from './parts';
import { changesSentence } from './sentence';

const columns: Column<Step>[] = [
  { key: 'step', head: 'Part', render: (step) => step.label, csv: (step) => step.label },
  { key: 'part', head: 'Adds', align: 'end', render: (step) => (step.kind === 'end' ? formatNumber(step.part) : formatSigned(step.part)), csv: (step) => step.part },
  { key: 'from', head: 'From', align: 'end', render: (step) => formatNumber(step.from), csv: (step) => step.from },
  { key: 'to', head: 'To', align: 'end', render: (step) => formatNumber(step.to), csv: (step) => step.to },
];

/** The difference between two answers, part by part. */
export function BridgeChart({ changes, statements }: { changes: Schema<'ChangesAnswer'>; statements: ReadonlyMap<string, Statement> }) {
  const narrow = useMediaQuery('(max-width: 700px)') ?? false;
  const steps = useMemo(() => {
    const label = (side: Schema<'ComparedStance'>) => `${formatDay(side.asOf)}, known at ${side.knownAt}`;
    return bridgeOf(changes, { from: label(changes.from), to: label(changes.to), tell: (id) => statements.get(id)?.paraphrase ?? id });
  }, [changes, statements]);
  const option = useCallback((scheme: Scheme) => bridgeOption(steps, narrow, scheme), [steps, narrow]);
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
