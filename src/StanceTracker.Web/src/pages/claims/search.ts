/** The tabs of the page. */
export const claimViews = ['claims', 'disputes', 'reversals'] as const;

/** The page's parameters in the address. */
export interface ClaimsSearch {
  /** Default: claims. */
  view?: (typeof claimViews)[number];
  /** Only claims with this text in ID or proposition. */
  q?: string;
}

/** Reads the page's parameters; ignores invalid values. */
export const parseClaimsSearch = (search: Record<string, unknown>): ClaimsSearch => ({
  view: claimViews.find((view) => view === search.view && view !== 'claims'),
  q: typeof search.q === 'string' && search.q !== '' ? search.q : undefined,
});
