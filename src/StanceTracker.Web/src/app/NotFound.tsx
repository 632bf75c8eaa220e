import { Notice } from '../components/Notice';
import { AppLink } from '../components/AppLink';

/** At an address where no page is. */
export function NotFound() {
  return (
    <Notice page title="There is no page here." action={<AppLink to="/">To the first page</AppLink>}>
      The address may be mistyped, or be of a page that this version does not have. Ctrl-K searches actors, claims, statements and documents.
    </Notice>
  );
}
