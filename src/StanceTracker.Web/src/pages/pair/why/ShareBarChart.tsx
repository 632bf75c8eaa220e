import { useCallback, useMemo } from 'react';
import type { StanceEstimate } from '../../../api/stances';
import type { Statement } from '../../../api/statements';
import { Chart } from '../../../charts/Chart';
import { formatCounted, formatLongDay, formatNumber, formatSigned } from '../../../format/format';
import type { ColourScheme } from '../../../stances/scale';
import type { Column } from '../../../tables/columns';
import { type BarSegment, buildSegments } from './shareBar';
import { shareBarOption } from './shareBarOption';

interface Props {
  estimate: StanceEstimate;
  statements: ReadonlyMap<string, Statement>;
  pin: string | undefined;
  onPin: (statement: string) => void;
}

/** The composition of a stance: a bar of shares that add up to it. */
export function ShareBarChart({ estimate, statements, pin, onPin }: Props) {
  const parts = useMemo(() => buildSegments(estimate.contributions ?? []), [estimate]);
  const tell = useCallback((id: string) => statements.get(id)?.paraphrase ?? id, [statements]);
  const option = useCallback(
    (scheme: ColourScheme) => shareBarOption({ parts, stance: estimate.stance ?? 0, pin, tell }, scheme),
    [parts, estimate, pin, tell],
  );
  const columns = useMemo(
    (): Column<BarSegment>[] => [
      {
        key: 'statement',
        header: 'Statement',
        render: (part) => (part.statement === undefined ? `${part.count} lighter statements` : tell(part.statement)),
        csv: (part) => part.statement ?? `${part.count} lighter statements`,
      },
      {
        key: 'share',
        header: 'Share',
        align: 'end',
        render: (part) => formatSigned(part.share),
        sort: (part) => part.share,
        csv: (part) => part.share,
      },
    ],
    [tell],
  );
  return (
    <Chart
      title="What makes up the stance"
      file={`shares-${estimate.holder}-${estimate.target}-${estimate.asOf}`}
      option={option}
      height={96}
      onClick={(event) => event.name && onPin(event.name)}
      columns={columns}
      rows={parts}
      rowKey={(part) => part.statement ?? `rest ${part.from}`}
      noun={['part', 'parts']}
      sentence={sentenceOf(estimate, parts, tell)}
    />
  );
}

function sentenceOf(estimate: StanceEstimate, parts: readonly BarSegment[], tell: (id: string) => string): string {
  const side = (sign: 1 | -1) => parts.filter((part) => part.share * sign > 0);
  const sum = (some: readonly BarSegment[]) => formatSigned(some.reduce((total, part) => total + part.share, 0));
  const count = (some: readonly BarSegment[]) => some.reduce((total, part) => total + part.count, 0);
  const heaviest = parts.filter((part) => part.statement !== undefined).sort((a, b) => Math.abs(b.share) - Math.abs(a.share))[0];
  const [down, up] = [side(-1), side(1)];
  const most = heaviest?.statement ? ` Largest share: ${tell(heaviest.statement)} (${formatSigned(heaviest.share)})` : '';
  return `On ${formatLongDay(estimate.asOf)}, ${formatNumber(estimate.stance ?? 0)} is the sum of ${formatCounted(count(up), 'statement')} that ${count(up) === 1 ? 'pulls' : 'pull'} up (${sum(up)}) and ${count(down)} that ${count(down) === 1 ? 'pulls' : 'pull'} down (${sum(down)}).${most}`;
}
