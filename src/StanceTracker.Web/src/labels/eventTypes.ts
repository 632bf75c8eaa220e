/** The types of events, by stream. */
export const eventTypes = [
  'actor_introduced',
  'actor_alias_added',
  'actor_alias_withdrawn',
  'actor_affiliated',
  'actor_affiliation_ended',
  'actor_affiliation_withdrawn',
  'actor_merged',
  'actor_unmerged',
  'actor_corrected',
  'document_registered',
  'document_corrected',
  'document_rated',
  'document_withdrawn',
  'document_reinstated',
  'claim_framed',
  'claim_corrected',
  'statement_recorded',
  'statement_corroborated',
  'statement_evidence_withdrawn',
  'statement_corrected',
  'statement_retracted',
  'statement_reinstated',
] as const;

/** A type of event. */
export type EventType = (typeof eventTypes)[number];
