import { readLocalStorage } from '../../forms/localStorage';
import { type Draft, parseDraft } from './draft';

const prefix = 'stance-draft-';

/** The storage key of a draft. */
export const draftKey = (id: string): string => prefix + id;

/** A new draft's ID. */
export const newDraftId = (): string => crypto.randomUUID().slice(0, 8);

/** The drafts kept in this browser, most recently changed first. */
export function savedDrafts(): { id: string; draft: Draft }[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ id: name.slice(prefix.length), draft: parseDraft(readLocalStorage(name)) }))
    .sort((a, b) => b.draft.changed - a.draft.changed);
}
