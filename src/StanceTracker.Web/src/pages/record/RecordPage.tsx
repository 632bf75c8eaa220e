import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSetSearch } from '../../routing/searchParams';
import { useDocumentTitle } from '../../routing/useDocumentTitle';
import { DraftForm } from './DraftForm';
import { newDraftId, savedDrafts } from './drafts';
import type { RecordSearch } from './search';

/** The page to record a statement: opens the draft in the address, otherwise the one changed last, otherwise a new one. */
export function RecordPage() {
  useDocumentTitle('Record');
  const { draft } = useSearch({ from: '/record' });
  const set = useSetSearch<RecordSearch>();
  useEffect(() => {
    if (draft === undefined) set({ draft: savedDrafts()[0]?.id ?? newDraftId() }, { replace: true });
  }, [draft, set]);
  return draft === undefined ? null : <DraftForm key={draft} id={draft} onOpen={(id) => set({ draft: id })} />;
}
