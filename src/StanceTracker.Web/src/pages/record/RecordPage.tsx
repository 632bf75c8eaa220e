import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSetSearch } from '../../shell/search';
import { useTitle } from '../../shell/title';
import { DraftForm } from './DraftForm';
import { keptDrafts, newDraftId } from './drafts';
import type { RecordSearch } from './search';

/** The page to record a statement: opens the draft in the address, otherwise the one changed last, otherwise a new one. */
export function RecordPage() {
  useTitle('Record');
  const { draft } = useSearch({ from: '/record' });
  const set = useSetSearch<RecordSearch>();
  useEffect(() => {
    if (draft === undefined) set({ draft: keptDrafts()[0]?.id ?? newDraftId() }, { replace: true });
  }, [draft, set]);
  return draft === undefined ? null : <DraftForm key={draft} id={draft} onOpen={(id) => set({ draft: id })} />;
}
