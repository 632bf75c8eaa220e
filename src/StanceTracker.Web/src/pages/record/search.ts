/** The page's parameters in the address. */
export interface RecordSearch {
  /** The open draft, of those kept in this browser. */
  draft?: string;
}

/** Reads the page's parameters. */
export const readRecordSearch = (search: Record<string, unknown>): RecordSearch => ({
  draft: typeof search.draft === 'string' && /^[a-z0-9-]{1,40}$/.test(search.draft) ? search.draft : undefined,
});
