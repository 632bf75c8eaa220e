import type { ReactNode } from 'react';

/** The part of a form for one field of the request; faults of that name lead here. */
export function Field({ name, children }: { name: string; children: ReactNode }) {
  return <div data-field={name}>{children}</div>;
}
