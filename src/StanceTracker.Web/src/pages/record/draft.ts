import type { BodyOf } from '../../recording/write';
import { slugOf } from '../../recording/slug';
import type { Faults } from '../../recording/faults';
import { type Coding, contentOf, lackingIn, noCoding } from './coding/coding';
import { type EvidenceDraft, evidenceOf, lackingEvidence, noEvidence } from './evidence/evidence';

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
export const noDraft: Draft = { statement: '', text: '', coding: noCoding, evidence: noEvidence, changed: 0 };

/** A draft as it was kept; whatever is lacking in it is as in a new one. */
export function readDraft(kept: unknown): Draft {
  if (typeof kept !== 'object' || kept === null) return noDraft;
  const { coding, evidence, ...rest } = kept as Partial<Draft>;
  return { ...noDraft, ...rest, coding: { ...noCoding, ...coding }, evidence: { ...noEvidence, ...evidence } };
}

/** An id that tells who, toward whom, the act and the day: an example of one, as another statement may have it. */
export const suggestedId = ({ speaker, act, targets, saidOn }: Coding): string => slugOf([speaker, act, targets[0] ?? '', saidOn.earliest].join(' '));

/** A draft as it is sent. */
export const bodyOf = (draft: Draft): BodyOf<'/api/statements'> => ({
  ...(draft.statement.trim() !== '' && { statement: draft.statement.trim() }),
  evidence: evidenceOf(draft.evidence),
  ...contentOf(draft.coding),
});

/** What a draft lacks before it can be sent. */
export const lackingInDraft = (draft: Draft): Faults => ({ ...lackingEvidence(draft.evidence), ...lackingIn(draft.coding) });

/** The draft of the next statement of the same document. */
export const nextOf = ({ text, evidence }: Draft): Draft => ({ ...noDraft, text, evidence: { ...noEvidence, document: evidence.document, via: evidence.via, credibility: evidence.credibility }, changed: Date.now() });

/** What a draft is called in a list: the beginning of what it comes to, or of its text. */
export const nameOf = ({ coding, text }: Draft): string => {
  const words = (coding.paraphrase || coding.quote || text).trim().split(/\s+/).slice(0, 8).join(' ');
  return words === '' ? 'a draft without words' : words;
};
