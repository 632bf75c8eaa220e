import type { BriefAnswer, BriefCorrection, BriefMoment, BriefPair, BriefStatement } from '../../api/brief';
import type { Schema } from '../../api/client';
import { dayNumber } from '../../format/days';
import { formatCounted, formatLongDay, formatMonth, formatSigned } from '../../format/format';
import { formatLabel, isKnownLabel } from '../../stances/labels';
import { capitalize } from './nounPhrases';

type Row = Schema<'StanceRow'>;

/** The earlier end in words: after "since", and with its preposition. */
export interface Baseline {
  since: string;
  at: string;
}

/** The earlier end: a month, a day if recent, or a position if only that differs. */
export function describeBaseline(from: BriefMoment, to: BriefMoment): Baseline {
  if (from.asOf === to.asOf) return { since: `position ${from.knownAt}`, at: `at position ${from.knownAt}` };
  const near = dayNumber(to.asOf) - dayNumber(from.asOf) < 60;
  const since = near ? formatLongDay(from.asOf) : formatMonth(from.asOf);
  return { since, at: `${near ? 'on' : 'in'} ${since}` };
}

/** A stance in words: "critical, on thin evidence", "was critical in February 2024, nothing since". */
export function formatStanding(row: Pick<Row, 'label' | 'certainty' | 'lastKnown'>): string {
  if (row.label !== 'faded') return formatLabel(row);
  return row.lastKnown ? `was ${row.lastKnown.label} in ${formatMonth(row.lastKnown.asOf)}, nothing since` : 'never had much evidence';
}

const arrows = { warmer: '▲', colder: '▼', steady: '–' };

/** The direction, its sign first: "▲ warmer since October 2023"; without one, what to say instead. */
export function formatDirection({ from, to, change }: Pick<BriefPair, 'from' | 'to' | 'change'>, earlier: Baseline): string | undefined {
  if (change) return `${arrows[change.direction]} ${change.direction} since ${earlier.since}`;
  return isKnownLabel(to.label) && !isKnownLabel(from.label) ? `no recent evidence ${earlier.at}` : undefined;
}

/** A pair's label before and after: "was neutral, now critical"; "still critical". */
export const formatLabelChange = ({ from, to }: Pick<BriefPair, 'from' | 'to'>): string =>
  from.label === to.label ? `still ${to.label}` : `was ${from.label}, now ${to.label}`;

/** The sign of a label, readable without colour. */
export const labelSigns: Record<Row['label'], string> = {
  hostile: '−−',
  critical: '−',
  neutral: '0',
  mixed: '±',
  favourable: '+',
  aligned: '++',
  faded: '·',
  unknown: '?',
};

/** How a statement moved a stance, unless it is simply new: "No longer counts:"; undefined for one that explains a stance. */
export const formatStatementChange = ({ change }: Pick<BriefStatement, 'change'>): string | undefined =>
  change ? statementChanges[change] : undefined;

const statementChanges: Partial<Record<NonNullable<BriefStatement['change']>, string>> = {
  went: 'No longer counts:',
  moved: 'Corrected:',
  aged: 'Now further in the past:',
};

/** The extent of the ledger, and the day that the stances are as of. */
export function formatCoverage({ reach, to }: Pick<BriefAnswer, 'reach' | 'to'>): string {
  const made = `${reach.estimated ? 'About ' : ''}${formatCounted(reach.statements, 'statement')} by ${formatCounted(reach.speakers, 'actor')} in ${formatCounted(reach.documents, 'document')}`;
  if (reach.newest === null) return `${made}; stances are as of ${formatLongDay(to.asOf)}.`;
  const asOf = reach.newest === to.asOf ? 'that day' : formatLongDay(to.asOf);
  return `${made}, the latest from ${formatLongDay(reach.newest)}; stances are as of ${asOf}.`;
}

/** A number and its interval in words. */
interface FormattedEstimate {
  value: string;
  interval: string;
}

/** A difference with its interval: "+1.4", "−0.2 to +3.0". */
export const formatDifference = ({
  value,
  low,
  high,
}: Pick<NonNullable<BriefPair['change']>, 'value' | 'low' | 'high'>): FormattedEstimate => ({
  value: formatSigned(value, 1),
  interval: `${formatSigned(low, 1)} to ${formatSigned(high, 1)}`,
});

/** The number on a card with its interval. */
export const formatEstimate = ({ stance, low, high }: Pick<Row, 'stance' | 'low' | 'high'>): FormattedEstimate =>
  stance === null || low === null || high === null ? { value: '', interval: '' } : formatDifference({ value: stance, low, high });

/** What was done to what: "Statement retracted". */
export const formatCorrection = ({ type }: Pick<BriefCorrection, 'type'>): string => capitalize(type.replaceAll('_', ' '));

/** The citation of the brief. */
export function formatCitation(answer: BriefAnswer, origin: string): string {
  const { to, from } = answer;
  const address = `${origin}/?asOf=${to.asOf}&knownAt=${to.knownAt}&scores=${answer.scores}&halfLifeDays=${answer.halfLifeDays}&from=${from.asOf},${from.knownAt}`;
  return `StanceTracker, brief as of ${formatLongDay(to.asOf)}, as known at position ${to.knownAt}; ${answer.method}, ${answer.scores}, half-life ${answer.halfLifeDays} days; ${address}`;
}
