import { formatCounted, formatLongDay, formatNumber } from '../../format/format';
import { isKnownLabel } from '../../stances/labels';
import { type Grid, knownCells, type StanceRow } from './grid';

const against = new Set<StanceRow['label']>(['hostile', 'critical']);
const divided = new Set<StanceRow['label']>(['mixed']);
const inFavour = new Set<StanceRow['label']>(['favourable', 'aligned']);

/** The map in words: counts by label, and the coldest and warmest stance. */
export function mapSentence(grid: Grid, asOf: string, nameOf: (id: string) => string): string {
  const rows = knownCells(grid);
  const day = formatLongDay(asOf);
  if (rows.length === 0) return `On ${day}, no stances among these ${formatCounted(grid.actors.length, 'actor')} are known.`;
  const held = rows.filter((row) => isKnownLabel(row.label));
  const count = (labels: ReadonlySet<string>) => held.filter((row) => labels.has(row.label)).length;
  const [ill, well, mixed] = [count(against), count(inFavour), count(divided)];
  const faded = rows.length - held.length;
  const known = `On ${day}, ${formatCounted(held.length, 'stance')} among ${formatCounted(grid.actors.length, 'actor')} ${held.length === 1 ? 'rests' : 'rest'} on evidence: ${ill} hostile or critical, ${held.length - ill - well - mixed} neutral, ${well} favourable or aligned${mixed > 0 ? `, ${mixed} mixed` : ''}`;
  const rest = faded > 0 ? `; nearly faded (small squares): ${faded}.` : '.';
  const stances = held.filter((row) => row.stance !== null).toSorted((a, b) => (a.stance ?? 0) - (b.stance ?? 0));
  const [coldest, warmest] = [stances[0], stances.at(-1)];
  if (!coldest || !warmest || coldest === warmest) return known + rest;
  const named = (row: StanceRow) => `${nameOf(row.holder)} toward ${nameOf(row.target)} (${formatNumber(row.stance ?? 0)})`;
  return `${known}${rest} Coldest: ${named(coldest)}; warmest: ${named(warmest)}.`;
}
