import { Button } from '@mantine/core';
import { ApiProblem } from '../api/problem';
import { Notice } from './Notice';

/** An error with a retry button, for a page, a table or a chart whose request failed. */
export function ErrorNotice({ error, onRetry, page }: { error: Error; onRetry?: () => void; page?: boolean }) {
  const problem = error instanceof ApiProblem ? error : undefined;
  const field = problem?.field ? ` (${problem.field})` : '';
  return (
    <Notice
      urgent
      page={page}
      title={problem?.title ?? 'This could not be loaded.'}
      action={onRetry && <Button onClick={onRetry}>Try again</Button>}
    >
      {error.message}
      {field}
    </Notice>
  );
}
