import { useQuery } from '@tanstack/react-query';
import { documentQuery } from '../api/documents';
import { AppLink } from '../components/AppLink';
import { pathTo } from '../routing/pathTo';

/** A document's publisher and title (its ID until loaded), linked to its page. */
export function DocumentLink({ id, title = false }: { id: string; title?: boolean }) {
  const { data } = useQuery(documentQuery(id));
  const name = data ? (title && data.title ? `${data.publisher}: ${data.title}` : data.publisher) : id;
  return (
    <AppLink to={pathTo.document(id)} title={data?.title ?? id} display="inline-block">
      {name}
    </AppLink>
  );
}
