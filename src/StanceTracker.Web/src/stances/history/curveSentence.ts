import type { Schema } from '../../api/client';
import { formatCounted, formatLongDay, formatNumber } from '../../format/format';
import { isKnownLabel } from '../labels';
import { pointAt, type Span } from './span';

/** A smaller change counts as none. */
const minChange = 0.25;

/** A curve in one sentence. */
export function curveSentence(holder: string, target: string, points: readonly Schema<'HistoryPoint'>[], span: Span, asOf: string): string {
  const end = pointAt(points, asOf < span.to ? asOf : span.to);
  if (!end || end.stance === null) return `Where ${holder} stands toward ${target} is unknown by that day: no statements count.`;
  if (!isKnownLabel(end.label)) return fadedSentence(holder, target, end);
  const start = pointAt(points, span.from) ?? points.find((point) => point.stance !== null);
  if (!start || start.stance === null || !isKnownLabel(start.label) || start.day >= end.day)
    return `${holder} stands at ${formatNumber(end.stance)} toward ${target}, from ${formatCounted(end.statements, 'statement')}.`;
  const change = end.stance - start.stance;
  const verb = Math.abs(change) < minChange ? 'has held steady toward' : change < 0 ? 'has cooled toward' : 'has warmed toward';
  const since = start.day < span.from ? span.from : start.day;
  return `${holder} ${verb} ${target} since ${formatLongDay(since)}: ${formatNumber(start.stance)} → ${formatNumber(end.stance)}, from ${formatCounted(end.statements, 'statement')}.`;
}

/** A stance whose evidence has faded: where it last stood. */
function fadedSentence(holder: string, target: string, { lastKnown }: Schema<'HistoryPoint'>): string {
  if (!lastKnown) return `There is too little evidence of where ${holder} stands toward ${target}.`;
  return `${holder} was ${lastKnown.label} toward ${target} on ${formatLongDay(lastKnown.asOf)}; since then the evidence has faded.`;
}
