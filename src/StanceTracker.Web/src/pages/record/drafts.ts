import { readLocalStorage } from '../../forms/localStorage';
import { type Draft, parseDraft } from './draft';

const prefix = 'stance-draft-';

/** What a draft is kept under in this browser. */
export const draftKey = (id: string): string => prefix + id;

/** A new draft's id. */
export const newDraftId = (): string => crypto.randomUUID().slice(0, 8);

/** The drafts that this browser keeps, the one changed last first. */
export function savedDrafts(): { id: string; draft: Draft }[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ id: name.slice(prefix.length), draft: parseDraft(readLocalStorage(name)) }))
    .sort((a, b) => b.draft.changed - a.draft.changed);
}
