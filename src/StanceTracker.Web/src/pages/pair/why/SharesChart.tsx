import { useCallback, useMemo } from 'react';
import type { Position } from '../../../api/stances';
import type { Statement } from '../../../api/statements';
import { Chart } from '../../../charts/Chart';
import type { Scheme } from '../../../stance/scale';
import type { Column } from '../../../tables/columns';
import { counted, formatLongDay, formatNumber, formatSigned } from '../../../words/format';
import { type Part, partsOf } from './shares';
import { sharesOption } from './sharesOption';

interface Props {
  position: Position;
  statements: ReadonlyMap<string, Statement>;
  pin: string | undefined;
  onPin: (statement: string) => void;
}

/** The composition of a stance: a bar of shares that add up to it. */
export function SharesChart({ position, statements, pin, onPin }: Props) {
  const parts = useMemo(() => partsOf(position.contributions ?? []), [position]);
  const tell = useCallback((id: string) => statements.get(id)?.paraphrase ?? id, [statements]);
  const option = useCallback((scheme: Scheme) => sharesOption({ parts, stance: position.stance ?? 0, pin, tell }, scheme), [parts, position, pin, tell]);
  const columns = useMemo(
    (): Column<Part>[] => [
      { key: 'statement', head: 'Statement', render: (part) => (part.statement === undefined ? `${part.count} lighter statements` : tell(part.statement)), csv: (part) => part.statement ?? `${part.count} lighter statements` },
      { key: 'share', head: 'Share', align: 'end', render: (part) => formatSigned(part.share), sort: (part) => part.share, csv: (part) => part.share },
    ],
    [tell],
  );
  return (
    <Chart
      title="What makes up the stance"
      file={`shares-${position.holder}-${position.target}-${position.asOf}`}
      option={option}
      height={96}
      onClick={(event) => event.name && onPin(event.name)}
      columns={columns}
      rows={parts}
      rowKey={(part) => part.statement ?? `rest ${part.from}`}
      noun={['part', 'parts']}
      sentence={sentenceOf(position, parts, tell)}
    />
  );
}

function sentenceOf(position: Position, parts: readonly Part[], tell: (id: string) => string): string {
  const side = (sign: 1 | -1) => parts.filter((part) => part.share * sign > 0);
  const sum = (some: readonly Part[]) => formatSigned(some.reduce((total, part) => total + part.share, 0));
  const count = (some: readonly Part[]) => some.reduce((total, part) => total + part.count, 0);
  const heaviest = parts.filter((part) => part.statement !== undefined).sort((a, b) => Math.abs(b.share) - Math.abs(a.share))[0];
  const [down, up] = [side(-1), side(1)];
  const most = heaviest?.statement ? ` Largest share: ${tell(heaviest.statement)} (${formatSigned(heaviest.share)})` : '';
  return `On ${formatLongDay(position.asOf)}, ${formatNumber(position.stance ?? 0)} is the sum of ${counted(count(up), 'statement')} that ${count(up) === 1 ? 'pulls' : 'pull'} up (${sum(up)}) and ${count(down)} that ${count(down) === 1 ? 'pulls' : 'pull'} down (${sum(down)}).${most}`;
}
