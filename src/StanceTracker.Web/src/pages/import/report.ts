import { formatCounted, formatCount } from '../../format/format';
import type { Import } from './imports';

/** The counts of an import, each with what it means. */
export const importCounts = (one: Import): readonly { name: string; label: string; count: number; means: string }[] => [
  { name: 'rows', label: 'Lines read', count: one.rows, means: 'Blank lines and headers are not counted.' },
  { name: 'recorded', label: one.dryRun ? 'Would be recorded' : 'Recorded', count: one.recorded, means: one.dryRun ? 'New in the ledger, if it were imported now.' : 'New in the ledger.' },
  { name: 'alreadyThere', label: 'Already there', count: one.alreadyThere, means: 'In the ledger before; nothing was recorded twice.' },
  { name: 'attached', label: 'Attached', count: one.attached, means: 'Mentions that had waited for these events, recorded with them.' },
  { name: 'waiting', label: 'Waiting', count: one.waiting, means: 'Mentions of events that are not there yet.' },
  { name: 'noTarget', label: 'No target', count: one.noTarget, means: 'They name nobody toward whom.' },
  { name: 'noSpeaker', label: 'No speaker', count: one.noSpeaker, means: 'They name nobody who.' },
  { name: 'toItself', label: 'To itself', count: one.toItself, means: 'They name one for both.' },
  { name: 'rejected', label: 'Rejected', count: one.rejected, means: 'At fault; told below.' },
];

/** How far an import is, in a sentence. */
export function describeState(one: Import): string {
  const what = one.dryRun ? 'Dry run' : 'Import';
  switch (one.state) {
    case 'queued':
      return `${what}: waits for its turn.`;
    case 'running':
      return `${what}: ${formatCounted(one.rows, 'line')} read, ${Math.round(progressOf(one) * 100)} % of the file.`;
    case 'done':
      return one.dryRun ? `Dry run: ${formatCount(one.recorded)} of ${formatCounted(one.rows, 'line')} would be recorded. Nothing is written.` : `Imported: ${formatCount(one.recorded)} of ${formatCounted(one.rows, 'line')} recorded.`;
    case 'stopped':
      return `${what}: stopped at the first line at fault, as was asked.`;
    case 'failed':
      return `${what}: failed. ${one.error ?? ''}`;
    case 'cancelled':
      return `${what}: cancelled after ${formatCounted(one.rows, 'line')}. ${one.dryRun ? 'Nothing is written.' : 'What it had recorded stays.'}`;
    case 'interrupted':
      return `${what}: interrupted when its process was stopped. Import the file again; lines that were recorded are not recorded twice.`;
  }
}

/** The share of the file that is read, 0 … 1. */
export const progressOf = (one: Import): number => (one.state === 'done' ? 1 : one.bytes === 0 ? 0 : Math.min(1, one.bytesRead / one.bytes));
