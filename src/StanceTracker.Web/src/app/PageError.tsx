import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorNotice } from '../components/ErrorNotice';

/** Shown instead of a page that failed. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorNotice page error={error instanceof Error ? error : new Error(String(error))} onRetry={again} />;
}
