import type { Schema } from '../../api/client';
import type { DaySpan } from '../inputs/daySpan';

/** A document's description while typing; '' means none. */
export interface Description {
  title: string;
  publisher: string;
  published: DaySpan;
  language: string;
  url: string;
  sha256: string;
  length: number | null;
}

/** Nothing described yet. */
export const emptyDescription: Description = {
  title: '',
  publisher: '',
  published: { earliest: '', latest: '', basis: 'stated', note: '' },
  language: 'en',
  url: '',
  sha256: '',
  length: null,
};

/** The fields of a description, by their names in the request. */
export const descriptionFields = [
  'title',
  'publisher',
  'published.earliest',
  'published.latest',
  'language',
  'url',
  'sha256',
  'length',
] as const;

/** The description in the request: a correction without its reason. */
export function toDocumentContent({
  title,
  publisher,
  published,
  language,
  url,
  sha256,
  length,
}: Description): Omit<Schema<'DocumentCorrected'>, 'reason'> {
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  return {
    title: given(title),
    publisher: publisher.trim(),
    published: { earliest: published.earliest, latest: published.latest || published.earliest, basis: published.basis },
    language: given(language),
    sha256: given(sha256),
    length: length ?? undefined,
    url: given(url),
  };
}

/** The description of an existing document, to correct. */
export const toDescription = (document: Schema<'DocumentView'>): Description => ({
  title: document.title ?? '',
  publisher: document.publisher,
  published: {
    earliest: document.published.earliest,
    latest: document.published.latest === document.published.earliest ? '' : document.published.latest,
    basis: document.published.basis === 'inferred' ? 'inferred' : 'stated',
    note: '',
  },
  language: document.language ?? '',
  url: document.url ?? '',
  sha256: document.sha256 ?? '',
  length: document.length,
});
