import type { Schema } from '../../api/client';
import type { FieldErrors } from '../../forms/fieldErrors';

/** A piece of evidence while typing. */
export interface EvidenceDraft {
  document: string;
  passage: { start: number; end: number; sha256: string } | null;
  voice: 'quoted' | 'reported' | 'author' | '';
  via: string[];
  credibility: number;
}

/** No evidence yet. */
export const emptyEvidence: EvidenceDraft = { document: '', passage: null, voice: '', via: [], credibility: 2 };

/** The evidence in the request. */
export const toEvidence = ({ document, passage, voice, via, credibility }: EvidenceDraft): Schema<'Evidence'> => ({
  document,
  credibility,
  passage: passage ?? undefined,
  voice: voice === '' ? undefined : voice,
  via: via.length === 0 ? undefined : via,
});

/** The fields still missing. */
export const missingInEvidence = ({ document }: EvidenceDraft): FieldErrors =>
  document === '' ? { 'evidence.document': 'Choose the document.' } : {};
