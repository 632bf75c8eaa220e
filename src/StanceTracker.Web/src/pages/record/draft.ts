import type { BodyOf } from '../../recording/write';
import { slugOf } from '../../recording/slug';
import type { Faults } from '../../recording/faults';
import { type Coding, contentOf, lackingIn, noCoding } from './coding/coding';
import { type EvidenceDraft, evidenceOf, lackingEvidence, noEvidence } from './evidence/evidence';

/** A statement being drafted. */
export interface Draft {
  /** The statement's ID; '' to have one derived from the coding. */
  statement: string;
  text: string;
  coding: Coding;
  evidence: EvidenceDraft;
  /** When it was last changed, in milliseconds; 0 if never. */
  changed: number;
}

/** Nothing typed yet. */
export const noDraft: Draft = { statement: '', text: '', coding: noCoding, evidence: noEvidence, changed: 0 };

/** Reads a stored draft; missing fields get the values of a new one. */
export function readDraft(kept: unknown): Draft {
  if (typeof kept !== 'object' || kept === null) return noDraft;
  const { coding, evidence, ...rest } = kept as Partial<Draft>;
  return { ...noDraft, ...rest, coding: { ...noCoding, ...coding }, evidence: { ...noEvidence, ...evidence } };
}

/** A suggested ID made of speaker, act, target and day. Only an example: another statement may have it. */
export const suggestedId = ({ speaker, act, targets, saidOn }: Coding): string => slugOf([speaker, act, targets[0] ?? '', saidOn.earliest].join(' '));

/** The request for a draft. */
export const bodyOf = (draft: Draft): BodyOf<'/api/statements'> => ({
  ...(draft.statement.trim() !== '' && { statement: draft.statement.trim() }),
  evidence: evidenceOf(draft.evidence),
  ...contentOf(draft.coding),
});

/** The fields that a draft still misses. */
export const lackingInDraft = (draft: Draft): Faults => ({ ...lackingEvidence(draft.evidence), ...lackingIn(draft.coding) });

/** The draft of the next statement of the same document. */
export const nextOf = ({ text, evidence }: Draft): Draft => ({ ...noDraft, text, evidence: { ...noEvidence, document: evidence.document, via: evidence.via, credibility: evidence.credibility }, changed: Date.now() });

/** A draft's name in a list: the start of its paraphrase, or of its text. */
export const nameOf = ({ coding, text }: Draft): string => {
  const words = (coding.paraphrase || coding.quote || text).trim().split(/\s+/).slice(0, 8).join(' ');
  return words === '' ? 'an empty draft' : words;
};
