/** What the address says of the page that records. */
export interface RecordSearch {
  /** Which draft is open, of those that this browser keeps. */
  draft?: string;
}

/** Reads its part of an address. */
export const readRecordSearch = (search: Record<string, unknown>): RecordSearch => ({ draft: typeof search['draft'] === 'string' && /^[a-z0-9-]{1,40}$/.test(search['draft']) ? search['draft'] : undefined });
