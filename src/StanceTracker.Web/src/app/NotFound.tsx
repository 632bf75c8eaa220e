import { AppLink } from '../components/AppLink';
import { Notice } from '../components/Notice';

/** The page for unknown addresses. */
export function NotFound() {
  return (
    <Notice page title="Page not found" action={<AppLink to="/">Go to the brief</AppLink>}>
      The address may be mistyped, or this version may not have the page. Press Ctrl-K to search actors, claims, statements and documents.
    </Notice>
  );
}
