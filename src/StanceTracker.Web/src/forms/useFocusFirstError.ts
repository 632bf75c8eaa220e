import { type RefObject, useEffect } from 'react';
import type { FieldErrors } from './fieldErrors';

/** Brings the focus to the first field at fault when faults come to be others; each field's part of the form names it. */
export function useFocusFirstError(form: RefObject<HTMLElement | null>, errors: FieldErrors): void {
  const serialized = JSON.stringify(Object.entries(errors));
  useEffect(() => {
    const names = new Set((JSON.parse(serialized) as [string, string][]).map(([name]) => name));
    for (const part of form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? []) {
      if (!names.has(part.dataset['field'] ?? '')) continue;
      part.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
      return;
    }
  }, [serialized, form]);
}
