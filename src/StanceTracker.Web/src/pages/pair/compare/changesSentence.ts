import type { Schema } from '../../../api/client';
import { formatCounted, formatNumber, formatSigned } from '../../../format/format';
import { contributionChanges } from '../../../labels/contributionChanges';
import { formatInterval, isKnownLabel } from '../../../stances/labels';

type Side = Pick<Schema<'ComparedStance'>, 'stance' | 'label'>;

/** The fields of a comparison that the sentence uses. */
export interface Comparison {
  from: Side;
  to: Side;
  difference: number | null;
  low: number | null;
  high: number | null;
  mostTelling: string | null;
  parts: readonly Pick<Schema<'ChangedPart'>, 'statement' | 'change' | 'part'>[];
}

/** Why there is no difference to give: a side without evidence; null if both have some. */
export function describeMissingSide({ from, to }: Pick<Comparison, 'from' | 'to'>): string | null {
  const words = (side: Side) => (side.label === 'unknown' ? 'is unknown' : 'has faded');
  const [first, second] = [isKnownLabel(from.label), isKnownLabel(to.label)];
  if (first && second) return null;
  if (!first && !second)
    return from.label === to.label
      ? `both ${from.label === 'unknown' ? 'are unknown' : 'have faded'}`
      : `the first ${words(from)} and the second ${words(to)}`;
  return first ? `the second ${words(to)}` : `the first ${words(from)}`;
}

/** A comparison in a sentence or two: how far the stance moved, and why. */
export function changesSentence(
  { from, to, difference, low, high, mostTelling, parts }: Comparison,
  tell: (statement: string) => string,
): string {
  const counts = (['came', 'went', 'moved', 'aged'] as const)
    .map((change, i) => {
      const count = parts.filter((part) => part.change === change).length;
      return i === 0 ? `${formatCounted(count, 'statement')} ${contributionChanges[change]}` : `${count} ${contributionChanges[change]}`;
    })
    .join(', ');
  const bare = describeMissingSide({ from, to });
  if (bare !== null || difference === null) return `No difference can be given: ${bare}. ${parts.length > 0 ? `${counts}.` : ''}`.trim();
  const ends = `${formatNumber(from.stance ?? 0)} → ${formatNumber(to.stance ?? 0)}`;
  if (parts.length === 0) return `${ends}: no difference.`;
  const cause = parts.find((part) => part.statement === mostTelling);
  const doubt = low !== null && high !== null && low <= 0 && high >= 0 ? ', so there may be none' : '';
  return `${ends}, a difference of ${formatSigned(difference)} (interval ${formatInterval({ stance: difference, low, high })}${doubt}): ${counts}.${cause ? ` Main cause: ${tell(cause.statement)} (${formatSigned(cause.part)})` : ''}`;
}
