import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';
import { formatDay } from '../format/format';
import { pathTo } from '../routing/pathTo';

/** A search result: its path and its text. */
export interface SearchHit {
  to: string;
  label: string;
  detail: string;
}

/** Search results of one kind. */
export interface SearchHitGroup {
  heading: string;
  items: SearchHit[];
}

const limit = '6';

/** Searches the server for actors, claims, statements and documents. */
export function useGlobalSearch(text: string) {
  const q = text.trim();
  return useQuery({
    queryKey: ['found', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<SearchHitGroup[]> => {
      const params = { query: { q, limit } };
      const [actors, claims, statements, documents] = await Promise.all([
        unwrap(api.GET('/api/actors', { params, signal })),
        unwrap(api.GET('/api/claims', { params, signal })),
        unwrap(api.GET('/api/statements', { params, signal })),
        unwrap(api.GET('/api/documents', { params, signal })),
      ]);
      return [
        {
          heading: 'Actors',
          items: actors.items.map((one) => ({
            to: pathTo.actor(one.actor),
            label: one.name,
            detail: one.aliases.map((alias) => alias.alias).join(', ') || one.kind,
          })),
        },
        {
          heading: 'Claims',
          items: claims.items.map((one) => ({ to: pathTo.claim(one.claim), label: one.proposition, detail: one.claim })),
        },
        {
          heading: 'Statements',
          items: statements.items.map((one) => ({
            to: pathTo.statement(one.statement),
            label: one.paraphrase,
            detail: `${formatDay(one.day)} · ${one.speaker}`,
          })),
        },
        {
          heading: 'Documents',
          items: documents.items.map((one) => ({
            to: pathTo.document(one.document),
            label: one.title ?? one.document,
            detail: one.publisher,
          })),
        },
      ];
    },
  });
}
