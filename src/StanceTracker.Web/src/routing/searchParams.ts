import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Reads an address's parameters as texts: a position stays `396`, a day a day. */
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

/** Writes them; what is undefined or empty is left out, and commas stay readable. */
export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== null);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/**
 * Changes some parameters of the address and leaves the others. Each page names the shape of its own.
 * @returns A function that stays the same; `replace` leaves no step to go back to (dragging, typing).
 */
export function useSetSearch<Search extends object>(): (patch: Partial<Search>, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (patch, options) => {
      // The router types parameters by route; a part that any page may use is below that.
      const search = ((before: object) => ({ ...before, ...patch })) as unknown as true;
      void navigate({ to: '.', search, replace: options?.replace ?? false, resetScroll: false });
    },
    [navigate],
  );
}
