import type { Schema } from '../../../api/client';
import { formatInterval, isKnownLabel } from '../../../stances/labels';
import { formatNumber, formatSigned } from '../../../format/format';

type Side = Pick<Schema<'ComparedAnswer'>, 'stance' | 'label'>;

/** What is compared, as far as it is told in words. */
export interface Comparison {
  from: Side;
  to: Side;
  difference: number | null;
  low: number | null;
  high: number | null;
  parts: readonly Pick<Schema<'ChangedPart'>, 'statement' | 'change' | 'part'>[];
}

/** Why no difference is told: a side without evidence; null where both have some. */
export function describeMissingSide({ from, to }: Pick<Comparison, 'from' | 'to'>): string | null {
  const words = (side: Side) => (side.label === 'unknown' ? 'is unknown' : 'has faded');
  const [first, second] = [isKnownLabel(from.label), isKnownLabel(to.label)];
  if (first && second) return null;
  if (!first && !second) return from.label === to.label ? `both ${from.label === 'unknown' ? 'are unknown' : 'have faded'}` : `the first ${words(from)} and the second ${words(to)}`;
  return first ? `the second ${words(to)}` : `the first ${words(from)}`;
}

/** What a comparison shows, in a sentence or two: how far the stance moved, and by what. */
export function changesSentence({ from, to, difference, low, high, parts }: Comparison, tell: (statement: string) => string): string {
  const count = (change: Schema<'Change'>) => parts.filter((part) => part.change === change).length;
  const counts = `${count('came')} statements came to count, ${count('went')} went, ${count('moved')} were changed, ${count('aged')} aged`;
  const bare = describeMissingSide({ from, to });
  if (bare !== null || difference === null) return `No change of the stance is told: ${bare}. ${parts.length > 0 ? `${counts}.` : ''}`.trim();
  const ends = `${formatNumber(from.stance ?? 0)} → ${formatNumber(to.stance ?? 0)}`;
  if (parts.length === 0) return `${ends}: nothing differs.`;
  const doubt = low !== null && high !== null && low <= 0 && high >= 0 ? ', so it may be none' : '';
  return `${ends}, a difference of ${formatSigned(difference)} (interval ${formatInterval({ stance: difference, low, high })}${doubt}): ${counts}.${describeLargestPart(parts, difference, tell)}`;
}

/** What moved the stance most, the way that it moved: what pulled the other way does not explain it. */
function describeLargestPart(parts: Comparison['parts'], difference: number, tell: (statement: string) => string): string {
  const along = parts.filter((one) => one.part * difference > 0).toSorted((a, b) => Math.abs(b.part) - Math.abs(a.part))[0];
  return along ? ` The most was done by: ${tell(along.statement)} (${formatSigned(along.part)})` : '';
}
