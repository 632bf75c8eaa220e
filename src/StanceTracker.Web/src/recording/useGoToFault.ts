import { type RefObject, useEffect } from 'react';
import type { Faults } from './faults';

/** Focuses the first invalid field when the faults change. */
export function useGoToFault(form: RefObject<HTMLElement | null>, faults: Faults): void {
  const told = JSON.stringify(Object.entries(faults));
  useEffect(() => {
    const names = new Set((JSON.parse(told) as [string, string][]).map(([name]) => name));
    for (const part of form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? []) {
      if (!names.has(part.dataset['field'] ?? '')) continue;
      part.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
      return;
    }
  }, [told, form]);
}
