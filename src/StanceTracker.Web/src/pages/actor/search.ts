/** The parts of the page below what an actor is. */
export const actorViews = ['stances', 'statements', 'claims', 'trail'] as const;

/** What the address says of an actor's page. */
export interface ActorSearch {
  /** Left out: stances. */
  view?: (typeof actorViews)[number];
}

/** Reads the page's part of an address; what is wrong is left out. */
export const parseActorSearch = (search: Record<string, unknown>): ActorSearch => ({ view: actorViews.find((view) => view === search['view'] && view !== 'stances') });
