import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import { formatDay } from '../words/format';
import { placeOf } from './places';

/** A search result: its path and its text. */
export interface Found {
  to: string;
  label: string;
  detail: string;
}

/** Search results of one kind. */
export interface FoundGroup {
  heading: string;
  items: Found[];
}

const limit = '6';

/** Searches the server for actors, claims, statements and documents. */
export function useFound(text: string) {
  const q = text.trim();
  return useQuery({
    queryKey: ['found', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<FoundGroup[]> => {
      const params = { query: { q, limit } };
      const [actors, claims, statements, documents] = await Promise.all([
        answered(api.GET('/api/actors', { params, signal })),
        answered(api.GET('/api/claims', { params, signal })),
        answered(api.GET('/api/statements', { params, signal })),
        answered(api.GET('/api/documents', { params, signal })),
      ]);
      return [
        { heading: 'Actors', items: actors.items.map((one) => ({ to: placeOf.actor(one.actor), label: one.name, detail: one.aliases.map((alias) => alias.alias).join(', ') || one.kind })) },
        { heading: 'Claims', items: claims.items.map((one) => ({ to: placeOf.claim(one.claim), label: one.proposition, detail: one.claim })) },
        { heading: 'Statements', items: statements.items.map((one) => ({ to: placeOf.statement(one.statement), label: one.paraphrase, detail: `${formatDay(one.day)} · ${one.speaker}` })) },
        { heading: 'Documents', items: documents.items.map((one) => ({ to: placeOf.document(one.document), label: one.title ?? one.document, detail: one.publisher })) },
      ];
    },
  });
}
