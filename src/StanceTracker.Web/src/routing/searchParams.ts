import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Reads an address's parameters as texts: a position stays `396`, a day a day. */
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

/** Writes parameters; leaves out undefined and empty ones, and keeps commas readable. */
export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== null);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/**
 * Changes some parameters of the address and keeps the others. Each page passes the type of its own.
 * @returns A stable function; `replace` adds no history entry (dragging, typing).
 */
export function useSetSearch<Search extends object>(): (patch: Partial<Search>, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (patch, options) => {
      // The router types parameters by route; this hook serves all routes.
      const search = ((before: object) => ({ ...before, ...patch })) as unknown as true;
      void navigate({ to: '.', search, replace: options?.replace ?? false, resetScroll: false });
    },
    [navigate],
  );
}
