import { formatCounted, formatNumber } from '../../../format/format';
import { isKnownLabel } from '../../../stances/labels';
import type { replayOrders } from '../search';
import type { ReplayLine } from './replayQuery';

type Line = Pick<ReplayLine, 'before' | 'after' | 'labelBefore' | 'labelAfter'>;

/** How far a step moved the stance; null if it is unknown or faded before or after. */
export function stanceChange({ before, after, labelBefore, labelAfter }: Line): number | null {
  return before !== null && after !== null && isKnownLabel(labelBefore) && isKnownLabel(labelAfter) ? after - before : null;
}

/** A replay in one sentence. */
export function replaySentence(lines: readonly Line[], order: (typeof replayOrders)[number]): string {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return '';
  const through =
    order === 'known' ? 'Event by event, as the ledger grew, for the “as of” day' : 'Statement by statement, each on its own day';
  const steps = formatCounted(lines.length, 'step');
  const end = held(last.after, last.labelAfter);
  if (end === null) return `${through}: after ${steps} ${last.labelAfter === 'unknown' ? 'nothing is known' : 'the evidence has faded'}.`;
  const start = held(first.before, first.labelBefore);
  if (start === null)
    return `${through}: ${end} after ${steps}; before, ${first.labelBefore === 'unknown' ? 'nothing was known' : 'the evidence had faded'}.`;
  return `${through}: from ${start} to ${end} in ${steps}.`;
}

const held = (stance: number | null, label: ReplayLine['labelAfter']): string | null =>
  stance === null || !isKnownLabel(label) ? null : `${label} (${formatNumber(stance)})`;
