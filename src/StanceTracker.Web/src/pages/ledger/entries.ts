import type { Schema } from '../../api/client';
import type { LedgerSearch } from './search';

/** An event as it lies in the ledger. */
export type LedgerEntry = Schema<'LedgerEntry'>;

/** Which events are asked for. */
export type LedgerFilter = Pick<LedgerSearch, 'type' | 'stream' | 'by'>;
