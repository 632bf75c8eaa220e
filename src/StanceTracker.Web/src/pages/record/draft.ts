import type { CommandBody } from '../../forms/sendCommand';
import { slugify } from '../../forms/slug';
import type { FieldErrors } from '../../forms/fieldErrors';
import { type Coding, toContent, missingInCoding, emptyCoding } from '../../editing/coding/coding';
import { type EvidenceDraft, toEvidence, missingInEvidence, emptyEvidence } from '../../editing/evidence/evidence';

/** A statement that is being written down. */
export interface Draft {
  /** The statement's id; '' as long as it is the one made of what is coded. */
  statement: string;
  text: string;
  coding: Coding;
  evidence: EvidenceDraft;
  /** When it was last changed, in milliseconds; 0 as long as nothing is typed. */
  changed: number;
}

/** Nothing typed yet. */
export const emptyDraft: Draft = { statement: '', text: '', coding: emptyCoding, evidence: emptyEvidence, changed: 0 };

/** A draft as it was kept; whatever is lacking in it is as in a new one. */
export function parseDraft(stored: unknown): Draft {
  if (typeof stored !== 'object' || stored === null) return emptyDraft;
  const { coding, evidence, ...rest } = stored as Partial<Draft>;
  return { ...emptyDraft, ...rest, coding: { ...emptyCoding, ...coding }, evidence: { ...emptyEvidence, ...evidence } };
}

/** An id that tells who, toward whom, the act and the day: an example of one, as another statement may have it. */
export const suggestedId = ({ speaker, act, targets, saidOn }: Coding): string => slugify([speaker, act, targets[0] ?? '', saidOn.earliest].join(' '));

/** A draft as it is sent. */
export const toCommandBody = (draft: Draft): CommandBody<'/api/statements'> => ({
  ...(draft.statement.trim() !== '' && { statement: draft.statement.trim() }),
  evidence: toEvidence(draft.evidence),
  ...toContent(draft.coding),
});

/** What a draft lacks before it can be sent. */
export const missingInDraft = (draft: Draft): FieldErrors => ({ ...missingInEvidence(draft.evidence), ...missingInCoding(draft.coding) });

/** The draft of the next statement of the same document. */
export const nextDraft = ({ text, evidence }: Draft): Draft => ({ ...emptyDraft, text, evidence: { ...emptyEvidence, document: evidence.document, via: evidence.via, credibility: evidence.credibility }, changed: Date.now() });

/** What a draft is called in a list: the beginning of what it comes to, or of its text. */
export const draftTitle = ({ coding, text }: Draft): string => {
  const words = (coding.paraphrase || coding.quote || text).trim().split(/\s+/).slice(0, 8).join(' ');
  return words === '' ? 'a draft without words' : words;
};
