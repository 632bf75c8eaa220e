/** The tabs of the page. */
export const actorViews = ['stances', 'statements', 'claims', 'trail'] as const;

/** The page's parameters in the address. */
export interface ActorSearch {
  /** Default: stances. */
  view?: (typeof actorViews)[number];
}

/** Reads the page's parameters; ignores invalid values. */
export const parseActorSearch = (search: Record<string, unknown>): ActorSearch => ({
  view: actorViews.find((view) => view === search.view && view !== 'stances'),
});
