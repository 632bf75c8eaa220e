import { type RefObject, useEffect } from 'react';
import type { FieldErrors } from './fieldErrors';

/** Focuses the first invalid field when the faults change. */
export function useFocusFirstError(form: RefObject<HTMLElement | null>, errors: FieldErrors): void {
  const serialized = JSON.stringify(Object.entries(errors));
  useEffect(() => {
    const names = new Set((JSON.parse(serialized) as [string, string][]).map(([name]) => name));
    for (const part of form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? []) {
      if (!names.has(part.dataset.field ?? '')) continue;
      part.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
      return;
    }
  }, [serialized, form]);
}
