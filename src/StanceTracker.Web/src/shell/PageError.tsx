import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Failure } from './Failure';

/** Shown instead of a page that failed. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return <Failure page error={error instanceof Error ? error : new Error(String(error))} onRetry={again} />;
}
