/** What the address says of the import page. */
export interface ImportSearch {
  /** The import that is shown. */
  import?: string;
}

/** Reads the import page's part of an address. */
export const parseImportSearch = (search: Record<string, unknown>): ImportSearch => ({ import: typeof search['import'] === 'string' && /^[a-z0-9-]+$/.test(search['import']) ? search['import'] : undefined });
