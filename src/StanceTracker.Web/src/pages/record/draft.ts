import { type Coding, emptyCoding, missingInCoding, toContent } from '../../editing/coding/coding';
import { type EvidenceDraft, emptyEvidence, missingInEvidence, toEvidence } from '../../editing/evidence/evidence';
import type { Previewed } from '../../editing/preview/Preview';
import type { FieldErrors } from '../../forms/fieldErrors';
import type { CommandBody } from '../../forms/sendCommand';
import { slugify } from '../../forms/slug';

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
export const emptyDraft: Draft = { statement: '', text: '', coding: emptyCoding, evidence: emptyEvidence, changed: 0 };

/** Reads a stored draft; missing fields get the values of a new one. */
export function parseDraft(stored: unknown): Draft {
  if (typeof stored !== 'object' || stored === null) return emptyDraft;
  const { coding, evidence, ...rest } = stored as Partial<Draft>;
  return { ...emptyDraft, ...rest, coding: { ...emptyCoding, ...coding }, evidence: { ...emptyEvidence, ...evidence } };
}

/** A suggested ID made of speaker, act, target and day. Only an example: another statement may have it. */
export const suggestedId = ({ speaker, act, targets, saidOn }: Coding): string =>
  slugify([speaker, act, targets[0] ?? '', saidOn.earliest].join(' '));

/** The request for a draft. */
export const toCommandBody = (draft: Draft): CommandBody<'/api/statements'> => ({
  ...(draft.statement.trim() !== '' && { statement: draft.statement.trim() }),
  evidence: toEvidence(draft.evidence),
  ...toContent(draft.coding),
});

/** The request to preview; undefined while more than the paraphrase is missing. */
export function toPreview(draft: Draft): Previewed | undefined {
  if (Object.keys(missingInDraft(draft)).some((field) => field !== 'paraphrase')) return undefined;
  const body = toCommandBody(draft);
  return { body: { ...body, paraphrase: body.paraphrase || 'Not written yet.' } };
}

/** The fields that a draft still misses. */
export const missingInDraft = (draft: Draft): FieldErrors => ({ ...missingInEvidence(draft.evidence), ...missingInCoding(draft.coding) });

/** The draft of the next statement of the same document. */
export const nextDraft = ({ text, evidence }: Draft): Draft => ({
  ...emptyDraft,
  text,
  evidence: { ...emptyEvidence, document: evidence.document, via: evidence.via, credibility: evidence.credibility },
  changed: Date.now(),
});

/** A draft's name in a list: the start of its paraphrase, or of its text. */
export const draftTitle = ({ coding, text }: Draft): string => {
  const words = (coding.paraphrase || coding.quote || text).trim().split(/\s+/).slice(0, 8).join(' ');
  return words === '' ? 'an empty draft' : words;
};
