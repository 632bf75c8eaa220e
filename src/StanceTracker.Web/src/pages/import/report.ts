import { formatCount, formatCounted } from '../../format/format';
import type { Import } from './imports';

/** The counts of an import, each with what it means. */
export const importCounts = (one: Import): readonly { name: string; label: string; count: number; means: string }[] => [
  { name: 'rows', label: 'Lines read', count: one.rows, means: 'Not counting blank lines and headers.' },
  {
    name: 'recorded',
    label: one.dryRun ? 'Would be recorded' : 'Recorded',
    count: one.recorded,
    means: one.dryRun ? 'New to the ledger, if imported now.' : 'New to the ledger.',
  },
  {
    name: 'alreadyThere',
    label: 'Already recorded',
    count: one.alreadyThere,
    means: 'In the ledger before this import; not recorded again.',
  },
  { name: 'attached', label: 'Attached', count: one.attached, means: 'Mentions that were waiting for these events, recorded with them.' },
  { name: 'waiting', label: 'Waiting', count: one.waiting, means: 'Mentions of events not imported yet.' },
  { name: 'noTarget', label: 'No target', count: one.noTarget, means: 'Lines that name no target.' },
  { name: 'noSpeaker', label: 'No speaker', count: one.noSpeaker, means: 'Lines that name no speaker.' },
  { name: 'toItself', label: 'To itself', count: one.toItself, means: 'Lines with the same actor as speaker and target.' },
  { name: 'rejected', label: 'Rejected', count: one.rejected, means: 'Invalid lines, listed below.' },
];

/** How far an import is, in a sentence. */
export function describeState(one: Import): string {
  const what = one.dryRun ? 'Dry run' : 'Import';
  switch (one.state) {
    case 'queued':
      return `${what}: queued.`;
    case 'running':
      return `${what}: ${formatCounted(one.rows, 'line')} read, ${Math.round(progressOf(one) * 100)}% of the file.`;
    case 'done':
      return one.dryRun
        ? `Dry run: ${formatCount(one.recorded)} of ${formatCounted(one.rows, 'line')} would be recorded. Nothing was written.`
        : `Imported: ${formatCount(one.recorded)} of ${formatCounted(one.rows, 'line')} recorded.`;
    case 'stopped':
      return `${what}: stopped at the first invalid line, as requested.`;
    case 'failed':
      return `${what}: failed. ${one.error ?? ''}`;
    case 'cancelled':
      return `${what}: cancelled after ${formatCounted(one.rows, 'line')}. ${one.dryRun ? 'Nothing was written.' : 'Lines already recorded stay in the ledger.'}`;
    case 'interrupted':
      return `${what}: interrupted when the server stopped. Import the file again; lines already recorded are not recorded twice.`;
  }
}

/** The share of the file read so far, 0 … 1. */
export const progressOf = (one: Import): number =>
  one.state === 'done' ? 1 : one.bytes === 0 ? 0 : Math.min(1, one.bytesRead / one.bytes);
