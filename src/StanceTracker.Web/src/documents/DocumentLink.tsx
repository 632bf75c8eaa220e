import { useQuery } from '@tanstack/react-query';
import { documentOf } from '../api/documents';
import { PlaceLink } from '../shell/PlaceLink';
import { placeOf } from '../shell/places';

/** A document's publisher and title (its ID until loaded), linked to its page. */
export function DocumentLink({ id, title = false }: { id: string; title?: boolean }) {
  const { data } = useQuery(documentOf(id));
  const name = data ? (title && data.title ? `${data.publisher}: ${data.title}` : data.publisher) : id;
  return (
    <PlaceLink to={placeOf.document(id)} title={data?.title ?? id} display="inline-block">
      {name}
    </PlaceLink>
  );
}
