import { readStored } from '../../recording/stored';
import { type Draft, readDraft } from './draft';

const prefix = 'stance-draft-';

/** The storage key of a draft. */
export const keptUnder = (id: string): string => prefix + id;

/** A new draft's ID. */
export const newDraftId = (): string => crypto.randomUUID().slice(0, 8);

/** The drafts kept in this browser, most recently changed first. */
export function keptDrafts(): { id: string; draft: Draft }[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ id: name.slice(prefix.length), draft: readDraft(readStored(name)) }))
    .sort((a, b) => b.draft.changed - a.draft.changed);
}
