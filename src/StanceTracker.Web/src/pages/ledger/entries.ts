import type { Schema } from '../../api/client';
import type { LedgerSearch } from './search';

/** An event as stored in the ledger. */
export type LedgerEntry = Schema<'LedgerEntry'>;

/** Which events to read. */
export type LedgerFilter = Pick<LedgerSearch, 'type' | 'stream' | 'by'>;
