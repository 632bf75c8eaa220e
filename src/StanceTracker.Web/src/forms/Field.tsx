import type { ReactNode } from 'react';

/** The part of a form that a field of what is sent is typed in; faults are brought here by its name. */
export function Field({ name, children }: { name: string; children: ReactNode }) {
  return <div data-field={name}>{children}</div>;
}
