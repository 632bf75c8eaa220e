import { Notice } from './Notice';
import { PlaceLink } from './PlaceLink';

/** At an address where no page is. */
export function NotFound() {
  return (
    <Notice page title="There is no page here." action={<PlaceLink to="/">To the first page</PlaceLink>}>
      The address may be mistyped, or be of a page that this version does not have. Ctrl-K searches actors, claims, statements and documents.
    </Notice>
  );
}
