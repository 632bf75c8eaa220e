/** The page's parameters in the address. */
export interface ImportSearch {
  /** The import to show. */
  import?: string;
}

/** Reads the page's parameters. */
export const parseImportSearch = (search: Record<string, unknown>): ImportSearch => ({
  import: typeof search.import === 'string' && /^[a-z0-9-]+$/.test(search.import) ? search.import : undefined,
});
