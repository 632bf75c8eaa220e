/** The lists of the page. */
export const claimViews = ['claims', 'disputes', 'reversals'] as const;

/** What the address says of the page of claims. */
export interface ClaimsSearch {
  /** Left out: claims. */
  view?: (typeof claimViews)[number];
  /** Only those with this in id or proposition. */
  q?: string;
}

/** Reads the page's part of an address; what is wrong is left out. */
export const parseClaimsSearch = (search: Record<string, unknown>): ClaimsSearch => ({
  view: claimViews.find((view) => view === search['view'] && view !== 'claims'),
  q: typeof search['q'] === 'string' && search['q'] !== '' ? search['q'] : undefined,
});
