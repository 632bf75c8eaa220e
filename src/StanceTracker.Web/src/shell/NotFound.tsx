import { Notice } from './Notice';
import { PlaceLink } from './PlaceLink';

/** The page for unknown addresses. */
export function NotFound() {
  return (
    <Notice page title="Page not found" action={<PlaceLink to="/">Go to the brief</PlaceLink>}>
      The address may be mistyped, or this version may not have the page. Press Ctrl-K to search actors, claims, statements and documents.
    </Notice>
  );
}
